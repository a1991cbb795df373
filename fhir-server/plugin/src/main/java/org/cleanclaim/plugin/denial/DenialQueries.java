package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.ledger.ClaimQuery.Range;
import org.cleanclaim.plugin.ledger.DenialQuery;
import org.cleanclaim.plugin.site.CurrentUser;

/** Reads which denials a caller asks for. */
final class DenialQueries {

  /** A list of its own only in name: all that is open, from the amount the site calls large. */
  private static final String OVER_AMOUNT = "over-amount";

  private static final Set<DenialQuery.Order> LARGEST_FIRST =
      Set.of(DenialQuery.Order.AMOUNT, DenialQuery.Order.CHANCE, DenialQuery.Order.NEXT_BEST);

  private final DenialTaxonomy taxonomy;
  private final DenialSettings settings;
  private final CurrentUser user;
  private final Clock clock;

  DenialQueries(DenialTaxonomy taxonomy, DenialSettings settings, CurrentUser user, Clock clock) {
    this.taxonomy = taxonomy;
    this.settings = settings;
    this.user = user;
    this.clock = clock;
  }

  DenialQuery read(DenialParameters given, RequestDetails request) {
    return read(given, request, DenialQuery.PAGE);
  }

  DenialQuery read(DenialParameters given, RequestDetails request, int size) {
    String view = given.text("view") == null ? "open" : given.text("view");
    boolean large = OVER_AMOUNT.equals(view);
    BigDecimal from = given.number("amount");
    String sort = given.text("sort") == null ? "deadline" : given.text("sort");
    boolean turned = sort.startsWith("-");
    DenialQuery.Order order =
        DenialQuery.Order.of(turned ? sort.substring(1) : sort)
            .orElseThrow(() -> choice("sort", DenialQuery.Order.values(), DenialQuery.Order::code));
    return new DenialQuery(
        large
            ? DenialQuery.View.OPEN
            : DenialQuery.View.of(view)
                .orElseThrow(
                    () -> choice("view", DenialQuery.View.values(), DenialQuery.View::code)),
        new DenialQuery.Filter(
            given.text("payer"),
            given.text("category"),
            given.text("code"),
            given.text("owner"),
            given.text("team"),
            given.text("site"),
            given.text("action"),
            Facts.words(user.of(request)),
            new Range<>(large && from == null ? settings.large() : from, given.number("amount-to")),
            new Range<>(given.day("due-from"), given.day("due")),
            new Range<>(given.day("denied-from"), given.day("denied-to"))),
        order,
        LARGEST_FIRST.contains(order) != turned,
        LocalDate.now(clock),
        worths(),
        given.whole("page", 0, 0, 1_000_000),
        size);
  }

  List<DenialQuery.Worth> worths() {
    return taxonomy.now().categories().stream()
        .map(row -> new DenialQuery.Worth(row.name(), row.chance(), row.minutes()))
        .toList();
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  private static <T> RuntimeException choice(
      String parameter, T[] among, Function<T, String> code) {
    return BadParameter.missing(
        parameter,
        "Send one of %s%s as parameter %s."
            .formatted(
                String.join(", ", Arrays.stream(among).map(code).toList()),
                "view".equals(parameter) ? ", " + OVER_AMOUNT : "",
                parameter));
  }
}
