package io.holdfast.rules;

import java.util.Map;
import org.kie.api.KieBase;

/**
 * A stage ready to run.
 *
 * @param rules by the name the engine knows them by
 */
record CompiledStage(Stage stage, KieBase base, Map<String, Rule> rules) {}
