package org.cleanclaim.routes.simulatedpayer;

/**
 * A payer the simulation plays.
 *
 * @param id payer id, NM109
 * @param name NM103
 * @param plan EB05
 * @param type EB04
 * @param copay of an office visit in dollars, empty for none
 */
record SimulatedPlan(String id, String name, String plan, String type, String copay) {}
