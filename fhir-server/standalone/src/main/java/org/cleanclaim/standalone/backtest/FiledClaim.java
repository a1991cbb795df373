package org.cleanclaim.standalone.backtest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimDate;
import org.cleanclaim.routes.x12.claim.Insured;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;

/** A claim as it was sent, and what payers answered to it. */
final class FiledClaim {

  private static final String SERVICE = "472";
  private static final String STATEMENT = "434";

  private final ClaimBatch batch;
  private final SubmittedClaim claim;
  private final List<Answer> answers = new ArrayList<>(1);

  FiledClaim(ClaimBatch batch, SubmittedClaim claim) {
    this.batch = batch;
    this.claim = claim;
  }

  ClaimBatch batch() {
    return batch;
  }

  SubmittedClaim claim() {
    return claim;
  }

  String number() {
    return claim.heading().patientControlNumber();
  }

  BigDecimal charge() {
    return claim.heading().total();
  }

  List<Answer> answers() {
    return answers;
  }

  /** The day it was sent: BHT04, else the envelope's. */
  LocalDate sent() {
    return (batch.at() == null ? batch.interchange().at() : batch.at()).toLocalDate();
  }

  /** The days of service, first to last; empty when no line tells any. */
  Optional<DateSpan> served() {
    List<DateSpan> days =
        Stream.concat(
                claim.lines().stream().flatMap(line -> line.dates().stream()),
                claim.dates().stream())
            .filter(date -> SERVICE.equals(date.qualifier()) || STATEMENT.equals(date.qualifier()))
            .map(ClaimDate::span)
            .flatMap(Optional::stream)
            .toList();
    return days.stream()
        .map(DateSpan::from)
        .min(LocalDate::compareTo)
        .map(
            first ->
                new DateSpan(
                    first,
                    days.stream().map(DateSpan::to).max(LocalDate::compareTo).orElseThrow()));
  }

  /** REF*F8, the payer's number of the claim that this one replaces. */
  Optional<String> replacedNumber() {
    return claim.references().stream()
        .filter(reference -> "F8".equals(reference.qualifier()))
        .map(Reference::number)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Tells the patient from others: member, name and birth date. */
  String patient() {
    Insured subscriber = claim.subscriber();
    Insured person = claim.patient().orElse(subscriber);
    return String.join(
        "|",
        subscriber == null ? "" : String.valueOf(subscriber.party().id()),
        person == null ? number() : String.valueOf(person.party().name()),
        person == null ? "" : String.valueOf(person.party().first()),
        person == null ? "" : String.valueOf(person.birthDate()));
  }
}
