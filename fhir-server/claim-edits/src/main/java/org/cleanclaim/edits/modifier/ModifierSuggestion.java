package org.cleanclaim.edits.modifier;

/**
 * A modifier a procedure can carry, for a person to choose; nothing chooses it by itself.
 *
 * @param modifier the code
 * @param meaning what it says of this procedure, in our own few words
 * @param rule when it may stand here
 * @param documentation what the record must show
 * @param claims lines with this procedure and modifier the payer has judged; 0 when none are known
 * @param paid how many of them it paid
 */
public record ModifierSuggestion(
    String modifier, String meaning, String rule, String documentation, int claims, int paid) {}
