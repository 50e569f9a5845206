/** Relationship plans in Redis. */
package io.holdfast.plan.redis;
