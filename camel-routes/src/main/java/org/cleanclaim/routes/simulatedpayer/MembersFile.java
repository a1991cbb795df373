package org.cleanclaim.routes.simulatedpayer;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/**
 * Reads payers and members from YAML. All values are text: no day or id is guessed to be a number.
 */
final class MembersFile {
  private MembersFile() {}

  static List<SimulatedPlan> read(InputStream yaml) {
    var settings =
        LoadSettings.builder().setSchema(new FailsafeSchema()).setAllowDuplicateKeys(false).build();
    var root = (Map<?, ?>) new Load(settings).loadFromInputStream(yaml);
    return list(root, "payers").map(MembersFile::payer).toList();
  }

  private static SimulatedPlan payer(Map<?, ?> payer) {
    return new SimulatedPlan(
        Arrays.asList(text(payer, "ids").split("\\s+")),
        text(payer, "name"),
        text(payer, "plan"),
        text(payer, "type"),
        optional(payer, "copay").orElse(""),
        list(payer, "members").map(MembersFile::member).toList());
  }

  private static SimulatedMember member(Map<?, ?> member) {
    return new SimulatedMember(
        text(member, "id"),
        text(member, "last"),
        text(member, "first"),
        RelativeDay.parse(text(member, "birth")),
        text(member, "gender"),
        RelativeDay.parse(text(member, "begin")),
        optional(member, "end").map(RelativeDay::parse),
        Optional.ofNullable((Map<?, ?>) member.get("other")).map(MembersFile::other));
  }

  private static SimulatedMember.OtherCoverage other(Map<?, ?> other) {
    return new SimulatedMember.OtherCoverage(
        text(other, "order"), text(other, "name"), text(other, "id"), text(other, "type"));
  }

  private static Stream<Map<?, ?>> list(Map<?, ?> of, String key) {
    return ((List<?>) of.get(key)).stream().map(one -> (Map<?, ?>) one);
  }

  private static String text(Map<?, ?> of, String key) {
    return optional(of, key)
        .orElseThrow(() -> new IllegalStateException("The members file lacks " + key + "."));
  }

  private static Optional<String> optional(Map<?, ?> of, String key) {
    return Optional.ofNullable(of.get(key)).map(Object::toString);
  }
}
