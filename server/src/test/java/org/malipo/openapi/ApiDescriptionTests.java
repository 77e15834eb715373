package org.malipo.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.malipo.access.People;
import org.malipo.testing.ServerTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is complete, and readable by whoever is known. */
@ServerTest
class ApiDescriptionTests {
    private static final String ADDRESS = "/swagger/v1/swagger.json";
    /** Where the description stays to be looked at, and compared with the reference. */
    private static final Path KEPT = Path.of("target", "openapi.json");

    @Autowired
    private RestTestClient client;

    @Autowired
    private People people;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private String key = "";

    @BeforeEach
    void oneKeyWithFewRights() {
        people.none();
        key = People.token(people.key(people.admin(), "btcpay.user.canviewprofile"));
    }

    @Test
    void describesEveryRoute() throws Exception {
        var text = read();
        Files.writeString(KEPT, text);

        assertThat(described(JsonMapper.shared().readTree(text))).containsAll(mapped());
    }

    @Test
    void asksStrangersWhoTheyAre() {
        client.get().uri(ADDRESS).exchange().expectStatus().isUnauthorized();
    }

    @Test
    void describesValuesAsTheyStandInJson() {
        var schemas = JsonMapper.shared().readTree(read()).at("/components/schemas");

        assertThat(schemas.at("/ApplicationUserData/properties/created/type").asString())
                .isEqualTo("integer");
        assertThat(schemas.at("/StoreData/properties/paymentTolerance/type").asString())
                .isEqualTo("number");
        assertThat(schemas.at("/PaymentMethodCriteriaData/properties/amount/type")
                        .asString())
                .isEqualTo("string");
        assertThat(schemas.at("/StoreData/properties/speedPolicy/enum").valueStream())
                .extracting(JsonNode::asString)
                .containsExactly("HighSpeed", "MediumSpeed", "LowMediumSpeed", "LowSpeed");
    }

    @Test
    void namesThePermissionOfAnOperation() {
        var security = JsonMapper.shared().readTree(read()).at("/paths/~1api~1v1~1stores/post/security");

        assertThat(security.toString()).contains("\"API_Key\":[\"btcpay.store.canmodifystoresettings\"]");
    }

    @ParameterizedTest
    @CsvSource({"~1stores, take", "~1webhooks~1{webhookId}~1deliveries, count"})
    void saysHowTheNextPageOfAListIsAskedFor(String path, String size) {
        var list = JsonMapper.shared().readTree(read()).at("/paths/~1api~1v1" + path + "/get");

        assertThat(list.path("parameters").valueStream())
                .filteredOn(parameter -> parameter.path("description").isString())
                .extracting(parameter -> parameter.path("name").asString())
                .contains("after", size);
        assertThat(list.at("/responses/200/headers").propertyNames()).contains("Malipo-Next", "Link");
    }

    @Test
    void describesAListThatIsWrittenWhileItIsRead() {
        var answer = JsonMapper.shared()
                .readTree(read())
                .at("/paths/~1api~1v1~1stores~1{storeId}~1invoices/get/responses/200/content");

        assertThat(answer.propertyStream()
                        .map(type -> type.getValue().at("/schema/items/$ref").asString()))
                .containsExactly("#/components/schemas/InvoiceData");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~1files", "~1stores~1{storeId}~1logo", "~1users~1me~1picture"})
    void describesAnUploadAsTheFormThatItIs(String path) {
        var body = JsonMapper.shared().readTree(read()).at("/paths/~1api~1v1" + path + "/post/requestBody");

        assertThat(body.at("/content").propertyNames()).containsExactly("multipart/form-data");
        assertThat(body.at("/content/multipart~1form-data/schema/properties/file/format")
                        .asString())
                .isEqualTo("binary");
        assertThat(body.at("/required").asBoolean()).isTrue();
    }

    @Test
    void saysWhichShapesAValueMayHave() {
        var config = JsonMapper.shared()
                .readTree(read())
                .at("/components/schemas/GenericPaymentMethodData/properties/config");

        assertThat(config.has("$ref")).as("a shape beside the alternatives").isFalse();
        assertThat(config.at("/anyOf").size()).isEqualTo(4);
    }

    @Test
    void namesThePagesThatProgramsLinkTo() {
        var paths = JsonMapper.shared().readTree(read()).at("/paths");

        assertThat(paths.at("/~1api-keys~1authorize/get/parameters").valueStream())
                .extracting(parameter -> parameter.at("/name").asString())
                .contains("permissions", "selectiveStores", "redirect");
        assertThat(paths.at("/~1i~1{invoiceId}/get/security").isEmpty()).isTrue();
    }

    private String read() {
        return String.valueOf(People.as(client, key)
                .get()
                .uri(ADDRESS)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static Set<String> described(JsonNode document) {
        return document.at("/paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toSet());
    }

    /** Not what older plugins call, which has a document of its own and says so by being hidden here. */
    private Set<String> mapped() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(entry -> !entry.getValue().getBeanType().isAnnotationPresent(Hidden.class))
                .map(Map.Entry::getKey)
                .flatMap(ApiDescriptionTests::routes)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> routes(RequestMappingInfo mapping) {
        var paths = List.copyOf(mapping.getPatternValues()).stream()
                .filter(path -> path.startsWith("/api/"))
                .map(path -> path.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                .toList();
        return mapping.getMethodsCondition().getMethods().stream()
                .map(RequestMethod::name)
                .flatMap(method -> paths.stream().map(path -> method + " " + path));
    }
}
