/** The published contracts: JSON Schemas, AsyncAPI and OpenAPI documents. */
package io.holdfast.server.contract;
