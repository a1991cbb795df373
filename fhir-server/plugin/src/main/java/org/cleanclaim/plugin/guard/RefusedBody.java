package org.cleanclaim.plugin.guard;

/** A request body the guard does not let through, with the status and the words for the caller. */
public class RefusedBody extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  RefusedBody(Refusal refusal) {
    super(refusal.diagnostics(), null, false, false);
    this.refusal = refusal;
  }

  static RefusedBody malformed(String diagnostics) {
    return new RefusedBody(new Refusal(400, "structure", diagnostics));
  }

  static RefusedBody tooLarge(String diagnostics) {
    return new RefusedBody(new Refusal(413, "too-long", diagnostics));
  }

  static RefusedBody unsupported(String diagnostics) {
    return new RefusedBody(new Refusal(415, "not-supported", diagnostics));
  }

  public Refusal refusal() {
    return refusal;
  }
}
