package org.cleanclaim.plugin.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.edits.payer.PolicyFields;
import org.cleanclaim.edits.payer.PolicyProblems;
import org.cleanclaim.plugin.playbook.Playbook.Contact;
import org.cleanclaim.plugin.playbook.Playbook.Document;
import org.cleanclaim.plugin.playbook.Playbook.Page;
import org.cleanclaim.plugin.playbook.Playbook.Step;

/** The playbooks that ship, version 1 of their payers: what a site's own begin from. */
final class ShippedPlaybooks {

  private static final List<String> NAMES =
      List.of("default", "medicare-part-b", "northwind-commercial");
  private static final List<String> SYSTEMS = List.of("phone", "fax", "email", "url", "other");

  private final Map<String, Playbook> byPolicy;

  ShippedPlaybooks() {
    this.byPolicy =
        NAMES.stream()
            .map(name -> read(name, text(name + ".yaml")))
            .collect(Collectors.toUnmodifiableMap(Playbook::policy, Function.identity()));
  }

  Optional<Playbook> of(String policy) {
    return Optional.ofNullable(byPolicy.get(policy));
  }

  Stream<Playbook> all() {
    return byPolicy.values().stream();
  }

  private static String text(String file) {
    try (InputStream in = ShippedPlaybooks.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static Playbook read(String policy, String yaml) {
    PolicyProblems problems = new PolicyProblems(policy + ".yaml");
    PolicyFields fields = PolicyFields.of(yaml, problems);
    Playbook playbook = fields == null ? null : playbook(policy, fields);
    if (!problems.all().isEmpty()) {
      throw new IllegalStateException(String.join("\n", problems.all()));
    }
    return playbook;
  }

  private static Playbook playbook(String policy, PolicyFields fields) {
    List<Contact> contacts = new ArrayList<>();
    for (PolicyFields each : fields.list("contacts")) {
      String system = each.text("system");
      if (!SYSTEMS.contains(system)) {
        each.problem("system", "system is one of " + String.join(", ", SYSTEMS) + ".");
      }
      contacts.add(new Contact(each.text("name"), system, each.text("value")));
      each.refuseOthers();
    }
    List<Page> pages = fields.list("pages").stream().map(ShippedPlaybooks::page).toList();
    String title = fields.text("title");
    fields.refuseOthers();
    return new Playbook(policy, "1", title, contacts, pages);
  }

  private static Page page(PolicyFields fields) {
    Page page =
        new Page(
            fields.text("page"),
            fields.text("title"),
            new TreeSet<>(fields.texts("codes")),
            fields.text("words"),
            fields.list("documents").stream().map(ShippedPlaybooks::document).toList(),
            fields.text("template"),
            fields.list("steps").stream().map(ShippedPlaybooks::step).toList());
    fields.refuseOthers();
    return page;
  }

  private static Document document(PolicyFields fields) {
    Document document =
        new Document(
            fields.text("kind"), fields.text("words"), "true".equals(fields.text("required")));
    fields.refuseOthers();
    return document;
  }

  private static Step step(PolicyFields fields) {
    Step step =
        new Step(
            fields.text("step"),
            fields.text("title"),
            fields.text("text"),
            fields.text("team"),
            fields.parsed("days", "whole number", Integer::valueOf));
    fields.refuseOthers();
    return step;
  }
}
