package io.holdfast.rules.engine;

import io.holdfast.rules.files.Stage;
import io.holdfast.rules.language.Rule;
import java.util.Map;
import org.kie.api.KieBase;

/**
 * A stage ready to run.
 *
 * @param rules by the name the engine knows them by
 */
public record CompiledStage(Stage stage, KieBase base, Map<String, Rule> rules) {}
