/** What the command line can ask for, and what must hold before anything heavy starts. */
package org.cleanclaim.standalone.command;
