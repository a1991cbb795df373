package org.cleanclaim.routes.simulatedpayer;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads payers and members from YAML. All values are text: no day or id is guessed to be a number.
 */
final class MembersFile {
  private final List<SimulatedPlan> plans = new ArrayList<>();
  private final List<SimulatedMember> members = new ArrayList<>();

  MembersFile(InputStream yaml) {
    var settings =
        LoadSettings.builder().setSchema(new FailsafeSchema()).setAllowDuplicateKeys(false).build();
    var root = (Map<?, ?>) new Load(settings).loadFromInputStream(yaml);
    for (var payer : (List<?>) root.get("payers")) {
      payer((Map<?, ?>) payer);
    }
  }

  List<SimulatedPlan> plans() {
    return List.copyOf(plans);
  }

  List<SimulatedMember> members() {
    return List.copyOf(members);
  }

  private void payer(Map<?, ?> payer) {
    var id = text(payer, "id");
    plans.add(
        new SimulatedPlan(
            id,
            text(payer, "name"),
            text(payer, "plan"),
            text(payer, "type"),
            optional(payer, "copay").orElse("")));
    for (var member : (List<?>) payer.get("members")) {
      members.add(member(id, (Map<?, ?>) member));
    }
  }

  private static SimulatedMember member(String payer, Map<?, ?> member) {
    return new SimulatedMember(
        payer,
        text(member, "id"),
        text(member, "last"),
        text(member, "first"),
        LocalDate.parse(text(member, "birth")),
        text(member, "gender"),
        RelativeDay.parse(text(member, "begin")),
        optional(member, "end").map(RelativeDay::parse),
        Optional.ofNullable((Map<?, ?>) member.get("other")).map(MembersFile::other));
  }

  private static SimulatedMember.OtherCoverage other(Map<?, ?> other) {
    return new SimulatedMember.OtherCoverage(
        text(other, "order"), text(other, "name"), text(other, "id"), text(other, "type"));
  }

  private static String text(Map<?, ?> of, String key) {
    return optional(of, key)
        .orElseThrow(() -> new IllegalStateException("The members file lacks " + key + "."));
  }

  private static Optional<String> optional(Map<?, ?> of, String key) {
    return Optional.ofNullable(of.get(key)).map(Object::toString);
  }
}
