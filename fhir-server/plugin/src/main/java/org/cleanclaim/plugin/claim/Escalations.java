package org.cleanclaim.plugin.claim;

import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskPriority;

/** How far up a held claim was passed on, kept on its submission Task while it is held. */
final class Escalations {

  static final String INPUT = "escalation";

  private Escalations() {}

  /** The step a Task was passed on to last; 0 when it never was. */
  static int step(Task task) {
    return task.getInput().stream()
        .filter(Escalations::isStep)
        .map(input -> ((PositiveIntType) input.getValue()).getValue())
        .findFirst()
        .orElse(0);
  }

  static void raise(Task task, int step, Reference owner) {
    task.getInput().removeIf(Escalations::isStep);
    task.addInput()
        .setType(Concepts.of(Canonical.TASK_INPUT, INPUT))
        .setValue(new PositiveIntType(step));
    task.setOwner(owner);
    TaskPriority due = priority(step);
    if (!task.hasPriority() || task.getPriority().compareTo(due) < 0) {
      task.setPriority(due);
    }
  }

  /** The claim is held no longer: nobody has to act, and the next hold starts from below. */
  static void end(Task task) {
    if (task.getInput().removeIf(Escalations::isStep)) {
      task.setOwner(null);
      task.setPriority(null);
    }
  }

  private static TaskPriority priority(int step) {
    return switch (step) {
      case 1 -> TaskPriority.URGENT;
      case 2 -> TaskPriority.ASAP;
      default -> TaskPriority.STAT;
    };
  }

  private static boolean isStep(Task.ParameterComponent input) {
    return input.getType().hasCoding(Canonical.TASK_INPUT, INPUT)
        && input.getValue() instanceof PositiveIntType;
  }
}
