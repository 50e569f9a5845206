/** The rule sets over HTTP: what is at work, and what people change of it. */
package io.holdfast.rules.web;
