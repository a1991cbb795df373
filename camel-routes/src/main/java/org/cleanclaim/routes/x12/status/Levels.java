package org.cleanclaim.routes.x12.status;

import java.util.List;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.SegmentWriter;

/** Numbers the HL segments of a 276 or 277: payer, receiver, provider, subscriber, dependent. */
final class Levels {
  private final SegmentWriter out;
  private int last;
  private int provider;

  Levels(SegmentWriter out) {
    this.out = out;
  }

  /** Loops 2000A to 2000C. */
  void above(List<Party> payerReceiverProvider, boolean hasClaims) {
    var codes = List.of("20", "21", "19");
    for (int i = 0; i < codes.size(); i++) {
      level(codes.get(i), last, i < codes.size() - 1 || hasClaims);
      payerReceiverProvider.get(i).write(out);
    }
    provider = last;
  }

  /** Loop 2000D. */
  void subscriber(boolean hasDependent) {
    level("22", provider, hasDependent);
  }

  /** Loop 2000E, below the subscriber that was written last. */
  void dependent() {
    level("23", last, false);
  }

  private void level(String code, int parent, boolean hasChild) {
    out.segment("HL").add(Integer.toString(++last));
    out.add(parent == 0 ? null : Integer.toString(parent)).add(code);
    // HL04 stands above the patient; a dependent has nobody below.
    out.add("23".equals(code) ? null : hasChild ? "1" : "0").end();
  }
}
