/** Messages that a person sends, or has applied, once more: harmless if they had arrived. */
package org.cleanclaim.routes.replay;
