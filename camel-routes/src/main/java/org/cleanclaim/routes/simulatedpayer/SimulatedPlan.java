package org.cleanclaim.routes.simulatedpayer;

import java.util.List;

/**
 * A payer the simulation plays, with its members.
 *
 * @param ids payer ids it answers to, NM109
 * @param name NM103
 * @param plan EB05
 * @param type EB04
 * @param copay of an office visit in dollars, empty for none
 */
record SimulatedPlan(
    List<String> ids,
    String name,
    String plan,
    String type,
    String copay,
    List<SimulatedMember> members) {}
