/** What the HTTP API has in common: problem documents. */
package io.holdfast.server.web;
