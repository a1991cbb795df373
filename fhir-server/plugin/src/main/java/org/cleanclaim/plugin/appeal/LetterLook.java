package org.cleanclaim.plugin.appeal;

import java.util.List;
import org.cleanclaim.plugin.appeal.AppealFields.Quote;

/** A letter with all that decides whether it can go. */
record LetterLook(
    AppealFile file,
    LetterTemplate template,
    List<LetterTemplate> choices,
    LetterFields fields,
    String text,
    List<String> missing,
    List<Evidence> picked,
    List<Quote> quotes,
    List<String> blocked) {}
