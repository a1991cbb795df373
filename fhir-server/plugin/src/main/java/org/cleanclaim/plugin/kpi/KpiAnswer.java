package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;

/** Writes figures, or a page of the claims behind one, as the answer of {@code $denial-kpis}. */
final class KpiAnswer {

  private KpiAnswer() {}

  static Parameters of(
      List<MeasureReport> reports, Instant at, Optional<HistoryLoad.Progress> loading) {
    Parameters answer = new Parameters();
    answer.addParameter().setName("asOf").setValue(new InstantType(Date.from(at)));
    loading.ifPresent(
        progress -> {
          ParametersParameterComponent load = answer.addParameter().setName("loading");
          part(load, "done", new IntegerType(progress.done()));
          part(load, "total", new IntegerType(progress.total()));
        });
    reports.forEach(report -> answer.addParameter().setName("report").setResource(report));
    return answer;
  }

  static Parameters of(boolean countedOnly, DenialKpis.Listed listed) {
    KpiCount count = listed.count();
    Parameters answer = new Parameters();
    answer
        .addParameter()
        .setName("count")
        .setValue(new IntegerType((int) (countedOnly ? count.counted() : count.members())));
    answer
        .addParameter()
        .setName("sum")
        .setValue(money(countedOnly ? count.countedAmount() : count.memberAmount()));
    listed.members().forEach(member -> claim(answer, member, listed.names()));
    return answer;
  }

  private static void claim(Parameters answer, KpiMember member, KpiNames names) {
    ParametersParameterComponent row = answer.addParameter().setName("claim");
    part(row, "claim", new Reference("Claim/" + member.claim()));
    part(row, "payer", names.reference(member.payer()));
    part(row, "provider", names.reference(member.provider()));
    part(row, "site", names.reference(member.site()));
    part(row, "day", date(member.day()));
    part(row, "decided", date(member.decidedOn()));
    part(row, "charged", money(member.charged()));
    part(row, "denied", money(member.denied()));
    part(row, "recovered", money(member.recovered()));
    part(row, "reason", code(member.reason()));
    part(row, "category", code(member.category()));
    part(row, "lastDay", date(member.lastDay()));
    part(row, "status", code(member.status()));
    part(row, "task", member.task() == null ? null : new Reference("Task/" + member.task()));
    part(row, "edit", code(member.edit()));
    part(row, "days", member.days() == null ? null : new IntegerType(member.days().intValue()));
  }

  private static void part(ParametersParameterComponent row, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      row.addPart().setName(name).setValue(value);
    }
  }

  private static Money money(BigDecimal dollars) {
    return dollars == null ? null : new Money().setValue(dollars).setCurrency("USD");
  }

  private static DateType date(LocalDate day) {
    return day == null ? null : new DateType(day.toString());
  }

  private static CodeType code(String code) {
    return code == null ? null : new CodeType(code);
  }
}
