package org.cleanclaim.standalone.scrub;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Base64BinaryType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.OidType;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.TimeType;
import org.hl7.fhir.r4.model.UnsignedIntType;
import org.hl7.fhir.r4.model.UriType;
import org.hl7.fhir.r4.model.UrlType;
import org.hl7.fhir.r4.model.UuidType;

/**
 * What stands under one name in one class of the FHIR model.
 *
 * @param kind how it is read
 * @param type FHIR's name of a primitive's type; null for all else
 */
record ModelField(Kind kind, String type) {

  /** How a field is read. */
  enum Kind {
    PRIMITIVE,
    /** A datatype, a component, or a choice of types whose name tells which. */
    CHILD,
    RESOURCE,
    /** Not in the model, or of no use to an edit. */
    PASSED_OVER
  }

  private static final ModelField PASSED = new ModelField(Kind.PASSED_OVER, null);

  private static final ClassValue<Map<String, ModelField>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Map<String, ModelField> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  static ModelField of(Base target, String name) {
    Map<String, ModelField> known = KNOWN.get(target.getClass());
    ModelField field = known.get(name);
    if (field == null) {
      field = find(target, name);
      if (field.kind != Kind.PASSED_OVER) {
        known.put(name, field);
      }
    }
    return field;
  }

  private static ModelField find(Base target, String name) {
    Optional<String[]> types = types(target, name);
    if (types.isEmpty()) {
      return isChoice(target, name) ? new ModelField(Kind.CHILD, null) : PASSED;
    }
    if (types.get().length == 0) {
      return new ModelField(Kind.CHILD, null);
    }
    String type = types.get()[0];
    if (types.get().length > 1 || type.equals("Narrative") || type.equals("xhtml")) {
      return PASSED;
    }
    if (type.equals("Resource")) {
      return new ModelField(Kind.RESOURCE, null);
    }
    boolean primitive = Character.isLowerCase(type.charAt(0));
    return new ModelField(primitive ? Kind.PRIMITIVE : Kind.CHILD, primitive ? type : null);
  }

  private static Optional<String[]> types(Base target, String name) {
    try {
      return Optional.of(target.getTypesForProperty(name.hashCode(), name));
    } catch (FHIRException notUnderThisName) {
      return Optional.empty();
    }
  }

  /** {@code servicedDate} stands for {@code serviced} as a date. */
  private static boolean isChoice(Base target, String name) {
    try {
      return target.getClass().getDeclaredConstructor().newInstance().addChild(name) != null;
    } catch (FHIRException | ReflectiveOperationException unknown) {
      return false;
    }
  }

  /** The value of a primitive's type; an IllegalArgumentException when the text is none. */
  static PrimitiveType<?> primitive(String type, String text) {
    PrimitiveType<?> value =
        switch (type) {
          case "code" -> new CodeType();
          case "boolean" -> new BooleanType();
          case "integer" -> new IntegerType();
          case "positiveInt" -> new PositiveIntType();
          case "unsignedInt" -> new UnsignedIntType();
          case "decimal" -> new DecimalType();
          case "date" -> new DateType();
          case "dateTime" -> new DateTimeType();
          case "instant" -> new InstantType();
          case "time" -> new TimeType();
          case "uri" -> new UriType();
          case "url" -> new UrlType();
          case "canonical" -> new CanonicalType();
          case "oid" -> new OidType();
          case "uuid" -> new UuidType();
          case "id" -> new IdType();
          case "markdown" -> new MarkdownType();
          case "base64Binary" -> new Base64BinaryType();
          default -> new StringType();
        };
    value.setValueAsString(text);
    return value;
  }

  /** How a value of a type is written, for whoever mends one. */
  static String howToWrite(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "date" -> "Write a day as YYYY-MM-DD.";
      case "datetime", "instant" -> "Write a day as YYYY-MM-DD, or a time with its zone.";
      case "decimal" -> "Write a number such as 120.50.";
      case "positiveint", "unsignedint", "integer" -> "Write a whole number.";
      case "boolean" -> "Write true or false.";
      case "code" -> "Write one of the codes FHIR R4 has for it.";
      default -> "Write it as FHIR R4 has it.";
    };
  }
}
