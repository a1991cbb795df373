/** How the routes come to life in a Spring Boot application, alone or inside another. */
package org.cleanclaim.routes.autoconfigure;
