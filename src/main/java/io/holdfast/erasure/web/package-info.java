/** Erasing a customer, over HTTP. */
package io.holdfast.erasure.web;
