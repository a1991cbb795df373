/**
 * Where claims are that payers have: asked by 276 on demand, each night, and in doubt; what people
 * have to do when no answer comes.
 */
package org.cleanclaim.routes.status;
