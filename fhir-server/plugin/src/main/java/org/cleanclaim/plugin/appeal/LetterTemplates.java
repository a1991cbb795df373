package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.param.UriParam;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Library;

/**
 * The letter templates of a site: ours, and its own, which are active {@code Library} resources
 * under {@code https://cleanclaim.example/fhir/Library/letter-…} with Mustache as content. Of one
 * name the site's with the highest version counts.
 */
public final class LetterTemplates {

  /** What the url of a template begins with. */
  public static final String BASE = "https://cleanclaim.example/fhir/Library/";

  static final String MUSTACHE = "text/x-mustache";

  private static final List<String> SHIPPED =
      List.of(
          "letter-authorization-on-file",
          "letter-authorization-afterwards",
          "letter-separate-visit",
          "letter-bundling",
          "letter-medical-necessity",
          "letter-timely-filing",
          "letter-duplicate",
          "letter-eligibility",
          "letter-other-payer",
          "letter-records-sent",
          "letter-units",
          "letter-coding",
          "letter-second-level",
          "letter-general");

  private final DaoRegistry daos;
  private final List<LetterTemplate> shipped = shipped();

  LetterTemplates(DaoRegistry daos) {
    this.daos = daos;
  }

  /** Ours, the most special first. */
  static List<LetterTemplate> shipped() {
    return SHIPPED.stream()
        .map(name -> LetterTemplate.read(name, "1", resource(name + ".mustache")))
        .toList();
  }

  static String resource(String file) {
    try (InputStream stream = LetterTemplates.class.getResourceAsStream("letters/" + file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All templates of the site: its own first. */
  public List<LetterTemplate> all(RequestDetails request) {
    Map<String, LetterTemplate> byName = new LinkedHashMap<>();
    own(request).forEach(own -> byName.put(own.name(), own));
    shipped.forEach(ours -> byName.putIfAbsent(ours.name(), ours));
    return List.copyOf(byName.values());
  }

  private List<LetterTemplate> own(RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(
        Library.SP_URL,
        new UriParam(BASE + "letter-")
            .setQualifier(ca.uhn.fhir.rest.param.UriParamQualifierEnum.BELOW));
    search.add(Library.SP_STATUS, new TokenParam("active"));
    Map<String, Library> newest = new LinkedHashMap<>();
    daos.getResourceDao(Library.class).search(search, request).getAllResources().stream()
        .map(Library.class::cast)
        .filter(LetterTemplates::isTemplate)
        .sorted(Comparator.comparing(Library::getUrl).thenComparing(LetterTemplates::number))
        .forEach(library -> newest.put(library.getUrl(), library));
    List<LetterTemplate> own = new ArrayList<>();
    newest.values().forEach(library -> read(library).ifPresent(own::add));
    return own;
  }

  /** A version that is a number counts as one: 10 comes after 9. */
  private static long number(Library library) {
    String version = library.getVersion();
    return version != null && version.matches("\\d{1,9}") ? Long.parseLong(version) : 0;
  }

  static boolean isTemplate(Library library) {
    return library.hasUrl() && library.getUrl().startsWith(BASE + "letter-");
  }

  private static Optional<LetterTemplate> read(Library library) {
    return library.getContent().stream()
        .filter(content -> MUSTACHE.equals(content.getContentType()))
        .map(Attachment::getData)
        .filter(data -> data != null)
        .map(data -> new String(data, StandardCharsets.UTF_8))
        .findFirst()
        .map(
            text ->
                LetterTemplate.read(
                    library.getUrl().substring(BASE.length()), library.getVersion(), text));
  }

  /**
   * Looks at a template before it is stored.
   *
   * @throws IllegalArgumentException that says what is wrong with it
   */
  static void check(Library library) {
    if (!library.hasVersion()) {
      throw new IllegalArgumentException("A letter template needs a version, such as 2.");
    }
    LetterTemplate template =
        read(library)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "A letter template needs its text as content of type " + MUSTACHE + "."));
    LetterWriter.check(template);
  }

  /**
   * The one that fits best: the one the payer's playbook names, of this category before of any,
   * with a condition before without. A level after the first has its own.
   *
   * @param named by the playbook; null for none
   */
  static LetterTemplate pick(
      List<LetterTemplate> among, String category, String named, LetterFields fields) {
    LetterTemplate best = best(among, category, fields);
    return isOfHigherLevel(best)
        ? best
        : among.stream()
            .filter(template -> template.name().equals(named))
            .filter(template -> template.when() == null || fields.isKnown(template.when()))
            .findFirst()
            .orElse(best);
  }

  private static LetterTemplate best(
      List<LetterTemplate> among, String category, LetterFields fields) {
    return among.stream()
        .filter(
            template ->
                template.categories().contains(category) || template.categories().contains("*"))
        .filter(template -> template.when() == null || fields.isKnown(template.when()))
        .min(
            Comparator.comparing((LetterTemplate template) -> !isOfHigherLevel(template))
                .thenComparing(template -> template.categories().contains("*"))
                .thenComparing(template -> template.when() == null))
        .orElseThrow(() -> new IllegalStateException("There is no template for any denial."));
  }

  private static boolean isOfHigherLevel(LetterTemplate template) {
    return "appeal.isHigher".equals(template.when());
  }
}
