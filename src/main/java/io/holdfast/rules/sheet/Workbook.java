package io.holdfast.rules.sheet;

import io.holdfast.rules.files.Finding.Code;
import io.holdfast.rules.files.Findings;
import io.holdfast.rules.files.Place;
import io.holdfast.rules.files.RawText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads the first sheet of an {@code .xlsx} workbook; formulas are refused. */
final class Workbook {
  private final String path;
  private final Findings findings;

  private Workbook(String path, Findings findings) {
    this.path = path;
    this.findings = findings;
  }

  static Optional<Sheet> read(String path, byte[] bytes, int mostRows, Findings findings) {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      return Optional.of(new Workbook(path, findings).read(workbook, mostRows));
    } catch (IOException | RuntimeException e) {
      findings.error(
          Place.of(path),
          Code.UNREADABLE,
          "The file cannot be opened as a workbook.",
          "Save it as 'Excel 2007-365 (.xlsx)', without a password.");
      return Optional.empty();
    }
  }

  private Sheet read(XSSFWorkbook workbook, int mostRows) {
    XSSFSheet sheet = workbook.getSheetAt(0);
    List<List<String>> rows = new ArrayList<>();
    // one row more than allowed is enough to tell
    for (int i = 0; i <= Math.min(sheet.getLastRowNum(), mostRows); i++) {
      List<String> cells = new ArrayList<>();
      Row row = sheet.getRow(i);
      for (int j = 0; row != null && j < row.getLastCellNum(); j++) {
        XSSFCell cell = (XSSFCell) row.getCell(j);
        cells.add(cell == null ? "" : text(cell));
      }
      rows.add(cells);
    }
    for (int i = 1; i < workbook.getNumberOfSheets(); i++) {
      onlyNotes(workbook.getSheetAt(i));
    }
    return new Sheet(path, rows, false, merged(sheet));
  }

  private void onlyNotes(XSSFSheet sheet) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.getCellType() == CellType.STRING
            && cell.getStringCellValue().startsWith("RuleTable")) {
          findings.error(
              Place.of(path),
              Code.FORBIDDEN,
              "Only the first sheet is read; the table on the sheet '%s' would do nothing."
                  .formatted(sheet.getSheetName()),
              "Save it as a file of its own.");
          return;
        }
      }
    }
  }

  private static Map<Integer, String> merged(XSSFSheet sheet) {
    Map<Integer, String> merged = new LinkedHashMap<>();
    for (CellRangeAddress region : sheet.getMergedRegions()) {
      String cells = region.formatAsString();
      int last = Math.min(region.getLastRow(), sheet.getLastRowNum());
      for (int row = region.getFirstRow(); row <= last; row++) {
        merged.putIfAbsent(row + 1, cells);
      }
    }
    return merged;
  }

  private String text(XSSFCell cell) {
    return switch (cell.getCellType()) {
      case STRING -> {
        Optional<String> trouble = RawText.trouble(cell.getStringCellValue().replace('\n', ' '));
        yield trouble.isPresent()
            ? wrong(cell, trouble.get(), "Delete it and type it anew.")
            : cell.getStringCellValue();
      }
      case NUMERIC -> number(cell);
      case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
      case FORMULA -> wrong(cell, "The cell holds a formula.", "Write the value itself.");
      case ERROR ->
          wrong(
              cell,
              "The cell holds the error %s.".formatted(cell.getErrorCellString()),
              "Write the value itself.");
      default -> "";
    };
  }

  private String number(XSSFCell cell) {
    double value = cell.getNumericCellValue();
    if (DateUtil.isCellDateFormatted(cell)) {
      LocalDateTime time = cell.getLocalDateTimeCellValue();
      return time.toLocalTime().equals(LocalTime.MIDNIGHT)
          ? time.toLocalDate().toString()
          : time.toString();
    }
    if (cell.getCellStyle().getDataFormatString().contains("%")) {
      return wrong(
          cell,
          "The cell shows a percentage, so what it holds is %s."
              .formatted(NumberToTextConverter.toText(value)),
          "Give the cell a number format and write %s."
              .formatted(NumberToTextConverter.toText(value * 100)));
    }
    return NumberToTextConverter.toText(value);
  }

  private String wrong(XSSFCell cell, String message, String suggestion) {
    findings.error(
        new Place(path, cell.getRowIndex() + 1, cell.getColumnIndex() + 1, ""),
        Code.INVALID_VALUE,
        message,
        suggestion);
    return "";
  }
}
