package se.samla.ingest.publishers;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.samla.ingest.paging.Paging;
import se.samla.schemas.datasets.MunicipalityCode;
import se.samla.schemas.datasets.OrganisationNumber;

/** Publishers and their keys: for operators alone. */
@RestController
@RequestMapping("/v1/publishers")
class PublisherController {
  private final Registration registration;

  PublisherController(Registration registration) {
    this.registration = registration;
  }

  record PublisherBody(
      @Nullable String name, @Nullable String municipalityCode, @Nullable Set<String> datasets) {}

  record PublisherView(
      String organisationNumber,
      String name,
      @Nullable String municipalityCode,
      List<String> datasets) {
    static PublisherView of(Publisher publisher) {
      return new PublisherView(
          publisher.id(),
          publisher.name(),
          publisher.municipality(),
          publisher.datasets().stream().sorted().toList());
    }
  }

  record PublisherList(List<PublisherView> publishers, @Nullable String next) {}

  record KeyView(String id, String key) {}

  @PutMapping("/{organisationNumber}")
  @Operation(summary = "Registers a publisher, or changes its name, municipality and grants")
  PublisherView put(
      Operator operator, @PathVariable String organisationNumber, @RequestBody PublisherBody body) {
    return PublisherView.of(registration.register(publisherOf(organisationNumber, body), operator));
  }

  @PostMapping("/{organisationNumber}/keys")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Creates a key; it is shown in this answer and never again")
  KeyView addKey(Operator operator, @PathVariable String organisationNumber) {
    var key = registration.addKey(organisationNumber, operator);
    return new KeyView(key.id(), key.key());
  }

  @DeleteMapping("/{organisationNumber}/keys/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Revokes a key")
  void revokeKey(
      Operator operator, @PathVariable String organisationNumber, @PathVariable String id) {
    registration.revokeKey(organisationNumber, id, operator);
  }

  @GetMapping
  @Operation(summary = "Lists publishers by organisation number")
  PublisherList list(Operator operator, @ParameterObject Paging paging) {
    var size = paging.size();
    var page = registration.list(paging);
    var next =
        page.size() < size
            ? null
            : "/v1/publishers?limit=" + size + "&cursor=" + page.getLast().id();
    return new PublisherList(page.stream().map(PublisherView::of).toList(), next);
  }

  private static Publisher publisherOf(String organisationNumber, PublisherBody body) {
    if (body.name() == null || body.name().isBlank()) {
      throw new InvalidPublisherException("name: missing (expected: the organisation's name)");
    }
    var datasets = body.datasets() == null ? Set.<String>of() : body.datasets();
    try {
      return new Publisher(
          new OrganisationNumber(organisationNumber),
          body.name().strip(),
          municipalityOf(body),
          datasets,
          0);
    } catch (IllegalArgumentException e) {
      throw new InvalidPublisherException(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable MunicipalityCode municipalityOf(PublisherBody body) {
    return body.municipalityCode() == null ? null : new MunicipalityCode(body.municipalityCode());
  }
}
