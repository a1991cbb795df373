package org.cleanclaim.plugin.denial;

import java.util.Set;

/**
 * What a remark code says of why a line was denied.
 *
 * @param cause its name
 * @param codes the remark codes (RARC) that say it
 * @param owner which team works it in place of the category's; null for the category's
 * @param words what it is about
 */
record RemarkCause(String cause, Set<String> codes, String owner, String words) {}
