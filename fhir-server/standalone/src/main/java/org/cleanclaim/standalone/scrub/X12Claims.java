package org.cleanclaim.standalone.scrub;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;

/**
 * The claims of an 837, one after another. What of it cannot be read is told by segment and element
 * and does not take the rest with it.
 */
public final class X12Claims implements ClaimFileHandler {

  private static final String MEND = "Have the practice system write it as the guide says.";

  private final Taker taker;
  private final List<SyntaxFault> told = new ArrayList<>();

  /** Takes claims, and what cannot be one. */
  public interface Taker {

    void claim(ClaimBatch batch, SubmittedClaim claim);

    /**
     * A claim, or something around claims, that a payer would refuse.
     *
     * @param place where it stands, such as {@code interchange 000000011, segment 22}
     * @param what segment, element and what is wrong with it
     * @param mend what to do
     */
    void refused(String place, String what, String mend);
  }

  private X12Claims(Taker taker) {
    this.taker = taker;
  }

  /**
   * Reads all interchanges of a stream.
   *
   * @throws IOException when the bytes cannot be had
   */
  public static void read(InputStream bytes, Taker taker) throws IOException {
    new ClaimFileReader().readSound(bytes, new X12Claims(taker));
  }

  @Override
  public void claim(ClaimBatch batch, SubmittedClaim claim) {
    taker.claim(batch, claim);
  }

  /** A payer's front end refuses a claim with such a fault: there is nothing to judge. */
  @Override
  public void claim(ClaimBatch batch, SubmittedClaim claim, List<SyntaxFault> faults) {
    if (faults.isEmpty()) {
      claim(batch, claim);
    } else {
      told.addAll(faults);
      refused(batch, claim.heading().patientControlNumber(), faults);
    }
  }

  @Override
  public void unreadable(
      ClaimBatch batch, String patientControlNumber, List<SyntaxFault> faults, X12Unreadable why) {
    told.addAll(faults);
    taker.refused(
        place(batch, patientControlNumber), why.getMessage().replaceAll("\\.$", ""), MEND);
  }

  /** What is faulty outside of claims is told once; the claims below it are judged. */
  @Override
  public void end(ClaimBatch batch, List<SyntaxFault> faults) {
    List<SyntaxFault> others = new ArrayList<>(faults);
    others.removeAll(told);
    told.clear();
    if (!others.isEmpty()) {
      refused(batch, null, others);
    }
  }

  private void refused(ClaimBatch batch, String claim, List<SyntaxFault> faults) {
    int more = faults.size() - 1;
    String also = more == 0 ? "" : more == 1 ? ", and one more fault" : ", and " + more + " more";
    taker.refused(place(batch, claim), faults.get(0).place() + also, MEND);
  }

  private static String place(ClaimBatch batch, String claim) {
    if (batch == null) {
      return "the X12";
    }
    String place = "interchange " + batch.interchange().controlNumber();
    place += batch.reference() == null ? "" : ", batch " + batch.reference();
    return claim == null ? place : place + ", claim " + claim;
  }
}
