/** The screens as files, and the headers browsers are told to keep to. */
package org.cleanclaim.standalone.pages;
