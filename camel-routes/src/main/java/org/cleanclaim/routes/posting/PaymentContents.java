package org.cleanclaim.routes.posting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.traffic.Sha256;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;

/**
 * What each set of a file says, apart from the envelope and the numbers it came under: the same
 * payment sent again in another envelope has the same hash.
 */
final class PaymentContents implements TransactionHandler {
  private final List<byte[]> hashes = new ArrayList<>();
  private MessageDigest digest = Sha256.digest();

  @Override
  public void begin(TransactionSet set) {
    digest = Sha256.digest();
  }

  @Override
  public void segment(Segment segment) {
    if (!segment.is("ST") && !segment.is("SE")) {
      digest.update((segment.canonical() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public void end(TransactionSet set, List<SyntaxFault> faults) {
    hashes.add(digest.digest());
  }

  byte[] hash(int set) {
    return hashes.get(set);
  }
}
