package org.cleanclaim.routes.x12.acknowledgement;

/**
 * An element at fault: IK4. The copy of the bad value (IK404) may be a patient's and is not
 * carried.
 *
 * @param element IK401-1
 * @param component IK401-2, 0 for none
 * @param repetition IK401-3, 0 for none
 * @param reference IK402, number in the data dictionary; null when absent
 * @param code IK403: 1 missing, 4 short, 5 long, 6 character, 7 code, 8 date, I6 ...
 */
public record ElementFault(
    int element, int component, int repetition, String reference, String code) {}
