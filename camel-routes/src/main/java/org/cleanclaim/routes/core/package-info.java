/** The envelope of CAQH CORE connectivity (rule C2.2.0) as HTTP MIME multipart. */
package org.cleanclaim.routes.core;
