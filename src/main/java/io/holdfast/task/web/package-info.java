/** Tasks over HTTP. */
package io.holdfast.task.web;
