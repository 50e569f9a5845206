/** What was recorded, over HTTP: decisions, customers and their timelines. */
package io.holdfast.journal.web;
