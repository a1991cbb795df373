/** What all routes share: how they fail, and what the one who asked is told. */
package org.cleanclaim.routes.operations;
