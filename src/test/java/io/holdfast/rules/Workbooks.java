package io.holdfast.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** Tables as workbooks. */
public final class Workbooks {

  private Workbooks() {}

  /** The same table as a workbook: what looks like a number is one. */
  public static byte[] of(String csv) {
    return of(csv, sheet -> {});
  }

  /** The same table as a workbook, changed. */
  public static byte[] of(String csv, Consumer<XSSFSheet> change) {
    List<List<String>> rows =
        new CsvMapper()
            .readerForListOf(String.class)
            .with(CsvReadFeature.WRAP_AS_ARRAY)
            .<List<String>>readValues(csv)
            .readAll();
    try (XSSFWorkbook workbook = new XSSFWorkbook();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      XSSFSheet sheet = workbook.createSheet("rules");
      for (int row = 0; row < rows.size(); row++) {
        sheet.createRow(row);
        for (int column = 0; column < rows.get(row).size(); column++) {
          String text = rows.get(row).get(column);
          Cell cell = sheet.getRow(row).createCell(column);
          if (text.matches("-?\\d+(\\.\\d+)?")) {
            cell.setCellValue(Double.parseDouble(text));
          } else if (!text.isEmpty()) {
            cell.setCellValue(text);
          }
        }
      }
      change.accept(sheet);
      workbook.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
