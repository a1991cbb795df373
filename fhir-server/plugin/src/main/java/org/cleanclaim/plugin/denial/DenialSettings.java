package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a site works its denials.
 *
 * @param taxonomy the site's file over the taxonomy that ships; that one alone when unset
 * @param routing who works which denial; the first rule that fits decides
 * @param remind how many days before the last day its owner is reminded, once each
 * @param escalateAfter how long a denial may stay unresolved before each step up; nobody is called
 *     when it is empty
 * @param escalateTo who has to act from each step on: a reference, or a name in words
 * @param at when open denials are looked at each night, by the clinic's clock
 * @param resubmitEvery how often new denials are held against the rules of sending again; zero for
 *     never
 * @param large dollars from which the list {@code over-amount} begins
 */
@ConfigurationProperties("cleanclaim.denials")
public record DenialSettings(
    Path taxonomy,
    List<Route> routing,
    List<Integer> remind,
    @DefaultValue({"14d", "30d"}) List<Duration> escalateAfter,
    @DefaultValue({"Supervisor", "Manager"}) List<String> escalateTo,
    @DefaultValue("04:30") LocalTime at,
    @DefaultValue("10m") Duration resubmitEvery,
    @DefaultValue("1000") BigDecimal large) {

  private static final List<Integer> USUAL = List.of(14, 7, 3, 1);

  public DenialSettings {
    routing = routing == null ? List.of() : List.copyOf(routing);
    remind = remind == null ? USUAL : List.copyOf(remind);
    escalateAfter = escalateAfter == null ? List.of() : List.copyOf(escalateAfter);
    escalateTo = escalateTo == null ? List.of() : List.copyOf(escalateTo);
    if (remind.stream().anyMatch(days -> days < 0)) {
      throw new IllegalArgumentException(
          "cleanclaim.denials.remind counts days before the last day, as in 14,7,3,1.");
    }
    if (escalateAfter.size() != escalateTo.size()) {
      throw new IllegalArgumentException(
          "cleanclaim.denials.escalate-after has %d steps and .escalate-to %d: name one for each step."
              .formatted(escalateAfter.size(), escalateTo.size()));
    }
    for (int step = 1; step < escalateAfter.size(); step++) {
      if (escalateAfter.get(step).compareTo(escalateAfter.get(step - 1)) <= 0) {
        throw new IllegalArgumentException(
            "cleanclaim.denials.escalate-after must grow from step to step, as in 14d,30d.");
      }
    }
  }

  /** The step a denial has come to that is open so long; 0 before the first. */
  int step(Duration open) {
    return (int) escalateAfter.stream().filter(after -> open.compareTo(after) >= 0).count();
  }

  /**
   * A rule of routing. What is not named fits every denial.
   *
   * @param category of the taxonomy
   * @param payer id of the payer's policy, or its organization as a list names it
   * @param site where the service was given, as a list names it
   * @param amountFrom dollars at stake at least
   * @param owner the person: a reference, or a name in words; nobody when unset
   * @param team who works it; the taxonomy's team when unset
   */
  public record Route(
      String category,
      String payer,
      String site,
      BigDecimal amountFrom,
      String owner,
      String team) {

    public Route {
      if ((owner == null || owner.isBlank()) && (team == null || team.isBlank())) {
        throw new IllegalArgumentException(
            "A rule of cleanclaim.denials.routing names an owner, a team, or both.");
      }
    }

    boolean fits(String itsCategory, String itsPayer, String itsPolicy, String itsSite) {
      return (category == null || category.equals(itsCategory))
          && (payer == null || payer.equals(itsPolicy) || payer.equals(itsPayer))
          && (site == null || site.equals(itsSite));
    }

    boolean fits(BigDecimal amount) {
      return amountFrom == null || amount.compareTo(amountFrom) >= 0;
    }
  }
}
