package org.cleanclaim.plugin.guard;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML once, without document types or entities, and refuses what nests too deep. */
class XmlInspection {

  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  private final GuardSettings limits;
  private final NumberText numbers;
  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  XmlInspection(GuardSettings limits) {
    this.limits = limits;
    this.numbers = new NumberText(limits);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
  }

  void inspect(byte[] body) throws RefusedBody {
    // HAPI decodes the body as UTF-8 whatever the XML declaration says; so does this reading.
    var text = new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(text);
      try {
        inspect(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw RefusedBody.malformed(
          e.getLocation() == null
              ? "The body is not well-formed XML."
              : "The body is not well-formed XML (line %d, column %d)."
                  .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
    }
  }

  private void inspect(XMLStreamReader reader) throws XMLStreamException, RefusedBody {
    Deque<String> open = new ArrayDeque<>();
    int narrative = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw RefusedBody.malformed("XML with a document type or entities is not read.");
        case XMLStreamConstants.START_ELEMENT -> {
          narrative += XHTML.equals(reader.getNamespaceURI()) ? 1 : 0;
          inspectStart(reader, open, narrative);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          open.pop();
          narrative -= XHTML.equals(reader.getNamespaceURI()) ? 1 : 0;
        }
        default -> {
          // text, comments, white space
        }
      }
    }
  }

  private void inspectStart(XMLStreamReader reader, Deque<String> open, int narrative)
      throws RefusedBody {
    String name = reader.getLocalName();
    String value = reader.getAttributeValue(null, "value");
    if (value != null && DecimalElement.isDecimal(name, open.peek())) {
      numbers.inspectQuoted(value);
    }
    open.push(name);
    if (narrative > limits.maxNarrativeDepth() || open.size() - narrative > limits.maxDepth()) {
      throw RefusedBody.malformed(
          "The XML nests deeper than %d levels, or %d in a narrative."
              .formatted(limits.maxDepth(), limits.maxNarrativeDepth()));
    }
  }
}
