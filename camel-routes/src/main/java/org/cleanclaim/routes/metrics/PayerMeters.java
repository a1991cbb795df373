package org.cleanclaim.routes.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.cleanclaim.routes.eligibility.PayerFigures;
import org.cleanclaim.routes.eligibility.PayerLines;

/** Each payer that was asked: up or down, and the figures of the CORE operating rules. */
public final class PayerMeters implements MeterBinder {
  private final PayerLines lines;
  private final PayerFigures figures;

  public PayerMeters(PayerLines lines, PayerFigures figures) {
    this.lines = lines;
    this.figures = figures;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    figures.whenMet(payer -> register(registry, payer));
  }

  private void register(MeterRegistry registry, String payer) {
    var tags = Tags.of("payer", payer);
    Gauge.builder("cleanclaim.payer.up", () -> "OPEN".equals(lines.states().get(payer)) ? 0 : 1)
        .description("0 while the payer has failed repeatedly and is left alone")
        .tags(tags)
        .register(registry);
    Gauge.builder(
            "cleanclaim.payer.within.20s.month",
            () -> figures.withinTwentySeconds(payer).orElse(Double.NaN))
        .description("Share of this month's answers that came within 20 seconds")
        .tags(tags)
        .register(registry);
    Gauge.builder(
            "cleanclaim.payer.availability.week",
            () -> figures.availability(payer).orElse(Double.NaN))
        .description("Share of this week's calls that were answered")
        .tags(tags)
        .register(registry);
    FunctionCounter.builder("cleanclaim.payer.calls", figures, all -> all.calls(payer))
        .tags(tags)
        .register(registry);
    FunctionCounter.builder("cleanclaim.payer.failures", figures, all -> all.failures(payer))
        .tags(tags)
        .register(registry);
  }
}
