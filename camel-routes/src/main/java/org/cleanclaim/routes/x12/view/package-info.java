/** X12 as it lies in a file, to be looked at by a person: split, named, masked, excerpted. */
package org.cleanclaim.routes.x12.view;
