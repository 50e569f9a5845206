/**
 * Table files as cells: the same {@link io.holdfast.rules.sheet.Sheet} whether a spreadsheet
 * program saved it as text or as a workbook. Knows nothing of rules.
 */
package io.holdfast.rules.sheet;
