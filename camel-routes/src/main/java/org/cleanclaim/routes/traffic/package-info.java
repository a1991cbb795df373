/**
 * What is on its way to payers and what came back: interchanges, submissions, received files and
 * the steps still to be done, in a PostgreSQL schema of the routes' own.
 */
package org.cleanclaim.routes.traffic;
