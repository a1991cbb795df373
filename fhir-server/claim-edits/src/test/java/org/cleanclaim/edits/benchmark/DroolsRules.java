package org.cleanclaim.edits.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.kie.api.KieBase;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.utils.KieHelper;

/**
 * The ten edits as Drools rules over the product's own tables: with a session of its own for each
 * claim, as is usual, or with one used again and again, as is quickest.
 */
final class DroolsRules implements TenEdits {

  private final KieBase rules;
  private final PlainRules.Tables tables;
  private final KieSession reused;
  private final List<String> found = new ArrayList<>();
  private final List<FactHandle> handles = new ArrayList<>();

  DroolsRules(PlainRules.Tables tables, boolean reuse) {
    this.tables = tables;
    KieHelper helper = new KieHelper();
    try (InputStream text = getClass().getResourceAsStream("ten-edits.drl")) {
      helper.addContent(new String(text.readAllBytes(), StandardCharsets.UTF_8), ResourceType.DRL);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    rules = helper.build();
    reused = reuse ? open() : null;
  }

  private KieSession open() {
    KieSession session = rules.newKieSession();
    session.setGlobal("found", found);
    session.setGlobal("tables", tables);
    return session;
  }

  @Override
  public List<String> judge(ClaimFacts claim) {
    fire(claim);
    return List.copyOf(found);
  }

  @Override
  public int count(ClaimFacts claim) {
    fire(claim);
    return found.size();
  }

  private void fire(ClaimFacts claim) {
    found.clear();
    KieSession session = reused == null ? open() : reused;
    handles.add(session.insert(claim));
    for (Line line : claim.lines()) {
      handles.add(session.insert(line));
    }
    session.fireAllRules();
    if (reused == null) {
      session.dispose();
    } else {
      handles.forEach(session::delete);
    }
    handles.clear();
  }
}
