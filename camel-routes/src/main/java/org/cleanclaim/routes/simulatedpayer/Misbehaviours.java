package org.cleanclaim.routes.simulatedpayer;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cleanclaim.routes.simulatedpayer.Misbehaviour.Mode;

/** How the simulated payer fails now; switched while it runs. */
public final class Misbehaviours {
  private static final String ALL = "";

  private final Map<String, Set<Mode>> active = new ConcurrentHashMap<>();

  /** A switch as a person sees it. */
  public record Switch(String id, String title, boolean active) {}

  /** Every way to fail, in the order they are told. */
  List<Switch> switches() {
    return Arrays.stream(Mode.values())
        .filter(mode -> mode != Mode.NONE)
        .map(mode -> new Switch(mode.code(), mode.title(), is(mode)))
        .toList();
  }

  /** Turns one way to fail on or off, for all payers. */
  void set(Mode mode, boolean on) {
    active.compute(
        ALL,
        (payer, before) -> {
          Set<Mode> modes = before == null ? EnumSet.noneOf(Mode.class) : EnumSet.copyOf(before);
          if (on) {
            modes.add(mode);
          } else {
            modes.remove(mode);
          }
          return modes;
        });
  }

  /** The one way a payer fails from now on; NONE ends all of that payer's, or everybody's. */
  void only(String payer, Mode mode) {
    if (mode != Mode.NONE) {
      active.put(payer, EnumSet.of(mode));
    } else if (payer.isEmpty()) {
      active.clear();
    } else {
      active.remove(payer);
    }
  }

  Collection<Misbehaviour> all() {
    return active.entrySet().stream()
        .flatMap(one -> one.getValue().stream().map(mode -> new Misbehaviour(mode, one.getKey())))
        .toList();
  }

  /** True when it fails so for everybody. */
  boolean is(Mode mode) {
    return active.getOrDefault(ALL, Set.of()).contains(mode);
  }

  /** How calls about this payer fail: its own way first; NONE when they do not. */
  Mode ofCall(String payer) {
    var modes =
        active.getOrDefault(payer == null ? ALL : payer, active.getOrDefault(ALL, Set.of()));
    return modes.stream().findFirst().orElse(Mode.NONE);
  }
}
