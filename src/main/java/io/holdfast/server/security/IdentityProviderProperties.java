package io.holdfast.server.security;

import io.holdfast.access.Role;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where people log in who have an account elsewhere (OpenID Connect).
 *
 * @param issuer address of the identity provider; when empty, there is none
 * @param clientId what it knows Holdfast as
 * @param clientSecret when empty, Holdfast proves by PKCE alone that it asked
 * @param scopes what it is asked to tell
 * @param idClaim claim that becomes the account's name
 * @param nameClaim claim that people are called by
 * @param rolesClaim claim whose values give roles
 * @param desksClaim claim whose values give desks
 * @param roles the values that give each role
 * @param desks the values that give each desk
 * @param timeout how long to wait for its answer
 */
@Validated
@ConfigurationProperties("holdfast.identity-provider")
record IdentityProviderProperties(
    @NotNull @Pattern(regexp = "|https?://.+") @DefaultValue("") String issuer,
    @NotNull @DefaultValue("") String clientId,
    @NotNull @DefaultValue("") String clientSecret,
    @NotNull @DefaultValue({"openid", "profile"}) Set<String> scopes,
    @NotBlank @DefaultValue("preferred_username") String idClaim,
    @NotBlank @DefaultValue("name") String nameClaim,
    @NotBlank @DefaultValue("groups") String rolesClaim,
    @NotBlank @DefaultValue("groups") String desksClaim,
    @NotNull @DefaultValue Map<Role, Set<String>> roles,
    @NotNull @DefaultValue Map<String, Set<String>> desks,
    @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 1) @DefaultValue("10s")
        Duration timeout) {

  @AssertTrue(message = "an issuer needs a client-id, the scope openid, and a role that it gives")
  boolean isComplete() {
    return !given() || !clientId.isBlank() && scopes.contains("openid") && !roles.isEmpty();
  }

  boolean given() {
    return !issuer.isEmpty();
  }
}
