package org.malipo.openapi;

import io.swagger.v3.oas.models.Operation;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/** A file comes as a part of a form. Without this it would be described as a member of a JSON object. */
class UploadBodies implements GlobalOperationCustomizer {
    private static final String JSON = "application/json";
    private static final String PARTS = "multipart/form-data";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var body = operation.getRequestBody();
        if (body == null || !takesFile(method)) {
            return operation;
        }
        var described = body.getContent().remove(JSON);
        if (described != null) {
            body.required(true).getContent().addMediaType(PARTS, described);
        }
        return operation;
    }

    private static boolean takesFile(HandlerMethod method) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(MultipartFile.class);
    }
}
