package org.cleanclaim.routes.x12;

/** The four characters that structure an interchange, as its ISA segment states them. */
public record Delimiters(char element, char component, char repetition, char segment) {

  /** What most US trading partners use. */
  public static final Delimiters USUAL = new Delimiters('*', ':', '^', '~');

  /** True when the character would end an element, a component, a repetition or a segment. */
  public boolean includes(char character) {
    return character == element
        || character == component
        || character == repetition
        || character == segment;
  }
}
