package io.holdfast.rules.files;

import io.holdfast.rules.files.Finding.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks into a workbook before a library unpacks it whole: that it is no larger than it looks, and
 * holds values only, no formulas, macros or links to anything outside.
 */
final class RawWorkbook {
  private static final String SAVE_AS_ONE =
      "Save it as 'Excel 2007-365 (.xlsx)' without a password, or as CSV under a name that ends in"
          + " .drl.csv.";
  private static final int MOST_PARTS = 200;
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_MERGED = 2_000;

  /** Of all sheets together; a library makes a great deal out of each. */
  private static final int MOST_CELLS = 100_000;

  private static final int DEEPEST = 40;
  private static final Set<String> ACTIVE =
      Set.of("activex", "ctrlprops", "embeddings", "externallinks", "macrosheets", "querytables");
  private static final Pattern ROW = Pattern.compile("\\d{1,6}");
  // what is read as XML is called so, or it would not be looked into
  private static final Pattern XML = Pattern.compile(".*\\.(xml|rels|vml)");
  private static final Pattern CELL = Pattern.compile("([A-Z]{1,2})\\d+");

  private final int mostBytes;
  private int row;
  private int cells;
  private int column;

  private RawWorkbook(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Whether a workbook may be unpacked; if not, with a finding.
   *
   * @param mostBytes most it may be when unpacked
   */
  static boolean isSafe(String path, byte[] bytes, int mostBytes, Findings findings) {
    RawWorkbook workbook = new RawWorkbook(mostBytes);
    try {
      workbook.parts(bytes);
      return true;
    } catch (Refused e) {
      findings.error(new Place(path, workbook.row), workbook.column, e.code, e.getMessage(), "");
    } catch (IOException | XMLStreamException | RuntimeException e) {
      findings.error(Place.of(path), Code.SYNTAX, "The file is no workbook.", SAVE_AS_ONE);
    }
    return false;
  }

  private void parts(byte[] bytes) throws IOException, XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    int parts = 0;
    int total = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++parts > MOST_PARTS) {
          throw new Refused(Code.TOO_LARGE, "The workbook has more than %d parts.", MOST_PARTS);
        }
        name(entry.getName().toLowerCase(Locale.ROOT));
        byte[] part = zip.readNBytes(mostBytes - total + 1);
        total += part.length;
        if (total > mostBytes) {
          throw new Refused(
              Code.TOO_LARGE, "The workbook unpacks to more than %d bytes.", mostBytes);
        }
        if (XML.matcher(entry.getName().toLowerCase(Locale.ROOT)).matches()) {
          part(factory.createXMLStreamReader(new ByteArrayInputStream(part)));
        }
      }
    }
    if (parts == 0) {
      throw new IOException("nothing in it");
    }
  }

  private static void name(String name) {
    for (String folder : name.split("/")) {
      if (ACTIVE.contains(folder) || folder.endsWith(".bin") && folder.startsWith("vba")) {
        throw new Refused(
            Code.FORBIDDEN, "The workbook holds macros, controls or links to other files.");
      }
    }
    if (name.contains("..") || name.startsWith("/") || name.equals("xl/connections.xml")) {
      throw new Refused(Code.FORBIDDEN, "The workbook reaches outside itself.");
    }
  }

  private void part(XMLStreamReader xml) throws XMLStreamException {
    int depth = 0;
    int merged = 0;
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new Refused(Code.FORBIDDEN, "The workbook defines its own document type.");
      }
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        merged += xml.getLocalName().equals("mergeCell") ? 1 : 0;
        if (++depth > DEEPEST || merged > MOST_MERGED) {
          throw new Refused(Code.TOO_LARGE, "The workbook is nested or merged too much.");
        }
        element(xml);
      }
    }
    row = 0;
    column = 0;
  }

  private void element(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "Default" -> type("." + xml.getAttributeValue(null, "Extension"), xml);
      case "Override" -> type(xml.getAttributeValue(null, "PartName"), xml);
      case "row" -> {
        counted();
        String number = xml.getAttributeValue(null, "r");
        if (number != null && ROW.matcher(number).matches()) {
          row = Integer.parseInt(number);
        }
        if (number != null && number.length() > 6 || row > MOST_ROWS) {
          throw new Refused(Code.TOO_LARGE, "A table has at most %d rows.", MOST_ROWS);
        }
      }
      case "c" -> {
        counted();
        String cell = xml.getAttributeValue(null, "r");
        Matcher known = CELL.matcher(cell == null ? "A1" : cell);
        column = known.matches() ? number(known.group(1)) : 0;
        if (!known.matches()) {
          throw new Refused(Code.TOO_LARGE, "A table ends at column ZZ.");
        }
      }
      case "f" ->
          throw new Refused(Code.FORBIDDEN, "A cell holds a formula; a rule needs its value.");
      case "Relationship" -> {
        if ("External".equalsIgnoreCase(xml.getAttributeValue(null, "TargetMode"))) {
          throw new Refused(Code.FORBIDDEN, "The workbook holds a link to something outside.");
        }
      }
      default -> {
        // values and how they look
      }
    }
  }

  private void counted() {
    if (++cells > MOST_CELLS) {
      throw new Refused(Code.TOO_LARGE, "The workbook has more than %d cells.", MOST_CELLS);
    }
  }

  private static void type(String part, XMLStreamReader xml) {
    String type = String.valueOf(xml.getAttributeValue(null, "ContentType"));
    if (type.toLowerCase(Locale.ROOT).endsWith("xml")
        && !XML.matcher(String.valueOf(part).toLowerCase(Locale.ROOT)).matches()) {
      throw new Refused(Code.FORBIDDEN, "The workbook hides what it holds, in '%s'.", part);
    }
  }

  private static int number(String letters) {
    return letters.chars().reduce(0, (number, letter) -> number * 26 + letter - 'A' + 1);
  }

  /** Why a workbook is not taken. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Code code;

    Refused(Code code, String message, Object... values) {
      super(message.formatted(values), null, false, false);
      this.code = code;
    }
  }
}
