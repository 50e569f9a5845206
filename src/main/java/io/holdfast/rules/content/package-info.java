/** What rules speak of: the header, parameters, offers, reasons and the words for all of them. */
package io.holdfast.rules.content;
