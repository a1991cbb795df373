package org.cleanclaim.edits.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * One insurance of the patient, as the claim names it.
 *
 * @param id the coverage's id; null when it has none
 * @param focal whether the claim bills this one
 * @param sequence its place on the claim: 1 primary, 2 secondary, 3 tertiary
 * @param start first day covered; null when not known
 * @param end last day covered, inclusive; null when open
 * @param status active, cancelled, draft, entered-in-error; null when not said
 * @param subscriberId the member id; null when absent
 * @param payerIds every id the payer is known by, policy id or payer id
 * @param payerName for messages; null when absent
 * @param order the coverage's own order of benefits; null when not said
 * @param relationship patient to subscriber (self, spouse, child, other); null when not said
 * @param type the coverage's type codes
 * @param belongsToPatient false when the coverage names another beneficiary
 * @param eligibility the payer's newest answer; null when none is known
 * @param priorPayment what it paid before the payer billed now; null when it did not or is not
 *     known
 */
public record Coverage(
    String id,
    boolean focal,
    int sequence,
    LocalDate start,
    LocalDate end,
    String status,
    String subscriberId,
    List<String> payerIds,
    String payerName,
    Integer order,
    String relationship,
    List<String> type,
    boolean belongsToPatient,
    EligibilityAnswer eligibility,
    PriorPayment priorPayment) {

  /** Coverage.type of a patient who pays himself. */
  public static final String SELF_PAY = "pay";

  public Coverage {
    payerIds = List.copyOf(payerIds);
    type = List.copyOf(type);
  }

  /** Whether it is a coverage at all: a cancelled or mistaken one, or another's, is not. */
  public boolean counts() {
    return belongsToPatient && !"cancelled".equals(status) && !"entered-in-error".equals(status);
  }

  /** Whether the registered period holds the day; both ends are inclusive. */
  public boolean covers(LocalDate day) {
    return (start == null || !day.isBefore(start)) && (end == null || !day.isAfter(end));
  }

  /**
   * The last day covered as far as anybody knows: registered, or as the payer said; null if open.
   */
  public LocalDate knownEnd() {
    LocalDate said =
        eligibility != null && eligibility.isActive() ? eligibility.benefitEnd() : null;
    return end == null || (said != null && said.isBefore(end)) ? said : end;
  }

  /** How messages name it. */
  public String shown() {
    return payerName == null ? "The coverage" : "Coverage by " + payerName;
  }

  public boolean isSelfPay() {
    return type.contains(SELF_PAY);
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Collects what is known of a coverage. */
  public static final class Builder {
    private String id;
    private boolean focal = true;
    private int sequence = 1;
    private LocalDate start;
    private LocalDate end;
    private String status;
    private String subscriberId;
    private final List<String> payerIds = new ArrayList<>(2);
    private String payerName;
    private Integer order;
    private String relationship;
    private final List<String> type = new ArrayList<>(1);
    private boolean belongsToPatient = true;
    private EligibilityAnswer eligibility;
    private PriorPayment priorPayment;

    private Builder() {}

    public Builder id(String value) {
      this.id = value;
      return this;
    }

    public Builder focal(boolean value) {
      this.focal = value;
      return this;
    }

    public Builder sequence(int value) {
      this.sequence = value;
      return this;
    }

    public Builder period(LocalDate first, LocalDate last) {
      this.start = first;
      this.end = last;
      return this;
    }

    public Builder status(String value) {
      this.status = value;
      return this;
    }

    public Builder subscriberId(String value) {
      this.subscriberId = value;
      return this;
    }

    public Builder payerId(String value) {
      this.payerIds.add(value);
      return this;
    }

    public Builder payerName(String value) {
      this.payerName = value;
      return this;
    }

    public Builder order(Integer value) {
      this.order = value;
      return this;
    }

    public Builder relationship(String value) {
      this.relationship = value;
      return this;
    }

    public Builder type(String value) {
      this.type.add(value);
      return this;
    }

    public Builder belongsToPatient(boolean value) {
      this.belongsToPatient = value;
      return this;
    }

    public Builder eligibility(EligibilityAnswer value) {
      this.eligibility = value;
      return this;
    }

    public Builder priorPayment(PriorPayment value) {
      this.priorPayment = value;
      return this;
    }

    public Coverage build() {
      return new Coverage(
          id,
          focal,
          sequence,
          start,
          end,
          status,
          subscriberId,
          payerIds,
          payerName,
          order,
          relationship,
          type,
          belongsToPatient,
          eligibility,
          priorPayment);
    }
  }
}
