# Die Sätze der Seite auf Deutsch. Ohne »du«, wo es sich vermeiden lässt, sonst mit »Sie«.
# Die Namen der Klassen bleiben englisch.

language-name = Deutsch

# Zeichen in Zahlen.
number-decimal = ,
number-thousands = .
number-percent = { $number } %

page-title = Camlens: welche Teile eines Fotos ein neuronales Netz verwendet hat

language-choice = Sprache
language-not-loaded = { $language } konnte nicht geladen werden.

number-progress = { $done } von { $total } MB
number-identity = Mittel aus { $cells } Zellen { $mean } { $sign } Bias { $bias } = { $score } { $logit }
number-share = { $added } von { $score } ({ $percent })
number-added = { $added } zu einem Wert von { $score }
number-place = Zeile { $row } von { $rows }, Spalte { $column } von { $columns }

# Offline

offline-none = Noch nicht für die Nutzung ohne Internet gespeichert.
offline-saving = Wird auf diesem Gerät für die Nutzung ohne Internet gespeichert.
offline-ready = Auch ohne Internet nutzbar: Seite und neuronales Netz sind auf diesem Gerät gespeichert.
offline-preview = Mit der Vorschau auch ohne Internet nutzbar: Die Seite und die erste Hälfte des neuronalen Netzes sind auf diesem Gerät gespeichert.
offline-waiting = Auf diesem Gerät gespeichert: Diese Version öffnet sich ohne Internet, sobald alle Tabs mit dieser Seite geschlossen wurden.
offline-newer = Dies ist eine ältere Version der Seite. Sie funktioniert, bis sie geschlossen wird; danach öffnet sich eine neuere, die auf diesem Gerät gespeichert ist.
offline-insecure = Funktioniert nur mit Internet und mit einem Thread: Diese Adresse beginnt mit http. Browser speichern Seiten und starten Threads nur, wenn sie mit https beginnt.
offline-no-service-worker = Funktioniert nur mit Internet: Dieser Browser oder dieses private Fenster speichert keine Seiten.
offline-not-kept = Funktioniert vorerst nur mit Internet: Dieser Browser konnte die Seite nicht speichern. Beim nächsten Öffnen versucht er es wieder.
offline-network-not-kept = Funktioniert nur mit Internet: Die Seite ist auf diesem Gerät gespeichert, das neuronale Netz nicht.
offline-new-version = Neue Version
offline-new-version-ready = Eine neue Version ist bereit. Mit ihr wird die Seite neu geladen.
offline-take = Neue Version verwenden

# Einstellungen

settings-framing = Was das neuronale Netz zu sehen bekommt
settings-whole = Ganz
settings-whole-effect = Das ganze Foto in seinen Proportionen, mit feinerem Raster. Für die meisten Fotos die beste Wahl.
settings-crop = Ausschnitt
settings-crop-effect = Nur das Quadrat in der Mitte: So wird üblicherweise die Genauigkeit gemessen.
settings-squash = Gestaucht
settings-squash-effect = Das ganze Foto, mit Glättung zu einem Quadrat gestaucht.
settings-seed = Grob
settings-seed-effect = Zu einem Quadrat gestaucht, ohne Glättung nach dem nächsten Pixel, wie im Keras-Notebook.
settings-grid = Raster: kurze Seite in Pixeln, Zeilen × Spalten
settings-standard = Standard
settings-mirrored = Auch gespiegelt, gemittelt: doppelte Zeit
settings-no-time = sofort
settings-about-seconds = etwa { $seconds } s
settings-about-minutes = etwa { $minutes } min
settings-cells = { $rows } × { $columns }
settings-cost-once = { $rows } Zeilen und { $columns } Spalten, einmal gelesen, { $time }.
settings-cost-twice = { $rows } Zeilen und { $columns } Spalten, zweimal gelesen, { $time }.
settings-finer-hint = Das neuronale Netz wurde mit 224 Pixeln trainiert. Ein größeres Bild gibt ein feineres Raster, zeigt aber alles vergrößert, und die Antwort kann sich ändern.
settings-fixed-hint = Diese Wahl ergibt immer 224 × 224 Pixel, 7 Zeilen und 7 Spalten. Für ein feineres Raster: Ganz wählen.
settings-download = Herunterladen
settings-preview-only = Bei späteren Besuchen nur die Vorschau laden (die Hälfte der Bytes)
settings-preview-agreement = Bei allen 53 Fotos nannte die Vorschau dieselbe erste Klasse wie das genaue neuronale Netz. Ihre Karten wichen im Median um { $median } ihrer Spanne ab, höchstens um { $most }.

# Meldungen, und Anmerkungen neben dem Zustand

notice-no-memory-at = Der Speicher dieses Tabs reicht nicht, um es mit { $pixels } Pixeln zu lesen. Die Antwort auf dem Bildschirm bleibt; eine kleinere Größe braucht weniger.
notice-died-at = Das neuronale Netz ist beim Lesen mit { $pixels } Pixeln erneut ohne Meldung beendet worden, vielleicht aus Mangel an Speicher. Die Antwort auf dem Bildschirm bleibt; eine kleinere Größe braucht weniger.
notice-not-drawn = { $file }: Dieser Browser konnte die Datei nicht zeichnen. Sie ist beschädigt oder enthält ein Stück einer Webseite. Bitte als PNG speichern und noch einmal versuchen.
notice-died-reading = Das neuronale Netz ist ohne Meldung beendet und neu gestartet worden. Das Foto ist noch da und wird noch einmal gelesen.
notice-died-idle = Das neuronale Netz ist ohne Meldung beendet und neu gestartet worden. Die Antwort ist noch da.
notice-died-again = Das neuronale Netz ist erneut ohne Meldung beendet worden, wie es bei zu wenig Speicher geschieht. Das Foto bleibt; bitte andere Tabs schließen und das neuronale Netz neu starten oder ein kleineres Foto wählen.
notice-not-started = Dieser Browser hat das neuronale Netz nicht gestartet. Bitte andere Tabs schließen und noch einmal versuchen oder einen anderen Browser verwenden.
notice-mismatch = Diese Seite und ihr neuronales Netz haben verschiedene Versionen. Die Seite neu laden, um beides neu zu bekommen.
notice-sample-missing = Das Beispielfoto konnte nicht geladen werden. Bitte die Verbindung prüfen oder ein eigenes Foto wählen.
notice-nothing-to-read = Darin war kein Bild. Bitte ein Foto als Datei wählen oder das Bild selbst kopieren.
notice-address-only = Die andere Seite hat nur die Adresse ihres Bildes übergeben, und Camlens lädt nichts von anderen Seiten. Bitte das Bild dort kopieren und hier einfügen oder es speichern und die Datei wählen.
notice-shared-full = Für das geteilte Foto war kein Platz. Bitte hier wählen oder auf dem Gerät Platz schaffen und es noch einmal teilen.
notice-shared-lost = Das geteilte Foto ist nicht angekommen. Bitte hier wählen oder noch einmal teilen.
notice-launch-unreadable = Die Datei, mit der diese App geöffnet wurde, konnte nicht gelesen werden. Wurde sie verschoben? Bitte hier wählen oder noch einmal öffnen.
notice-photo-gone = Dieses Foto wird in diesem Tab nicht mehr aufbewahrt. Bitte noch einmal wählen, um es zu sehen.
notice-dismiss = Schließen
notice-dismiss-label = Diese Meldung schließen
remedy-start = Neuronales Netz starten
remedy-read-again = Noch einmal versuchen
remedy-reload = Seite neu laden
remedy-read-standard = In Standardgröße lesen
remedy-read-at = Mit { $pixels } Pixeln lesen
remark-first-of = { $files ->
        [one] { $files } Datei wurde übergeben: { $name }.
       *[other] { $files } Dateien wurden übergeben. Gelesen wird immer ein Foto; dies ist das erste, { $name }.
    }
remark-the-photo = das Foto
setback-not-secure = Rechnet mit einem Thread: Diese Seite kam über http von einem anderen Computer, und Browser erlauben mehrere Threads nur über https.
setback-not-isolated = Rechnet mit einem Thread: Der Server dieser Seite sendet die Kopfzeilen nicht, die Threads brauchen.
setback-not-yet = Rechnet diesmal mit einem Thread: Der Server dieser Seite sendet die Kopfzeilen nicht, die Threads brauchen. Ab dem nächsten Besuch ergänzt die Seite sie selbst.
setback-no-shared-memory = Rechnet mit einem Thread: Dieser Browser hat keinen Speicher, den sich Threads teilen können.
setback-not-started = Rechnet mit einem Thread: Dieser Browser hat die anderen nicht gestartet.
setback-ended = Rechnet ab jetzt mit einem Thread: Der Aufbau mit mehreren Threads ist ohne Meldung beendet worden.
setback-out-of-memory = Rechnet ab jetzt mit einem Thread: Für mehrere Threads hat der Speicher nicht gereicht.
not-kept-refused = Dieser Browser speichert für diese Seite keine Dateien: Das neuronale Netz funktioniert für diesen Besuch und wird beim nächsten wieder heruntergeladen.
not-kept-full = Für das neuronale Netz ist kein Platz: Es funktioniert für diesen Besuch, und der fehlende Teil wird beim nächsten wieder heruntergeladen.

# Ein Foto wählen

intake-label = Ein Foto übergeben
intake-choose = Foto wählen
intake-hint = oder irgendwo ablegen oder einfügen
intake-samples = Beispielfotos
intake-drop = Foto ablegen
sample-cat = Katze
sample-coffee = Kaffee
sample-astronaut = Astronautin
sample-rocket = Rakete
sample-cat-alt = Chelsea, eine rötlich getigerte Katze, ihr Gesicht aus der Nähe
sample-coffee-alt = Eine Tasse Kaffee auf einem Holztisch, daneben ein Löffel
sample-astronaut-alt = Die Astronautin Eileen Collins in orangefarbenem Anzug vor einer Flagge und einem Modell des Shuttles
sample-rocket-alt = Eine Rakete auf der Startrampe, daneben der Turm
photo-yours = Ihr Foto { $name }
photo-nameless = Foto ohne Namen
photo-pasted = eingefügtes Foto

# Die Seite als Ganzes, ihr Fuß und die Einführung

page-subtitle = Welche Teile eines Fotos ein neuronales Netz verwendet
page-settings = Einstellungen
page-download-and-speed = Herunterladen und Geschwindigkeit
page-unknown-in-link = Der Link verlangt { $pairs }; das kennt diese Seite nicht. Der Rest des Links gilt.
page-and = { $first } und { $second }
foot-promise = Das neuronale Netz läuft in Ihrem Browser; Ihre Fotos werden nie hochgeladen. Es ist { $network }.
foot-paper = Fachartikel
foot-model-card = Angaben zum Modell
foot-licences = Lizenzen
foot-keys = Tasten (?)
foot-source = Quelltext
foot-version = Version { $version }
tour-open = Einführung
tour-title = Einführung in vier Schritten
tour-new-here = Zum ersten Mal hier?
tour-begin = Einführung in vier Schritten
tour-decline = Nein, danke
tour-skip = Überspringen
tour-step = { $step } von { $steps }
tour-back = Zurück
tour-next = Weiter
tour-done = Fertig
tour-photo = Ein Foto wählen
tour-photo-text = Ein Foto auswählen, ablegen, einfügen oder eines der Beispiele nehmen. Es wird in diesem Tab gelesen und nie hochgeladen.
tour-classes = Das neuronale Netz benennt es
tour-classes-text = Es kennt 1000 Arten von Dingen: viele Tiere, Werkzeuge, Fahrzeuge und Speisen, aber keine Menschen. Es nennt immer eine davon, auch wenn das Foto keine zeigt. Die Namen sind englisch.
tour-map = Die Karte zeigt, wo
tour-map-text = Jede Stelle erhöht oder senkt den Wert einer Klasse. In den üblichen Farben sprechen rote Stellen am stärksten für die Klasse. Der Balken unter dem Foto erklärt die Farben.
tour-ask = Weiterfragen
tour-ask-text = Eine andere Klasse wählen und sehen, was für sie spricht; zwei vergleichen; oder einen Teil des Fotos markieren und lesen, was das neuronale Netz in diesem Teil allein sehen würde.

# Foto und Karte

stage-label = Foto und Karte
stage-upper-left = oben links
stage-top = oben
stage-upper-right = oben rechts
stage-left = links
stage-centre = in der Mitte
stage-right = rechts
stage-lower-left = unten links
stage-bottom = unten
stage-lower-right = unten rechts
stage-map = Class Activation Map für { $class }: von { $low } bis { $high } Logits, am stärksten { $place }, auf einem Raster mit { $rows } Zeilen und { $columns } Spalten.
stage-very-long = Dieses Foto ist sehr lang: Das neuronale Netz hat seine Mitte gesehen, { $share } davon, und nichts von den abgedunkelten Enden.
stage-framed = Das neuronale Netz hat den umrahmten Teil gesehen, { $share } des Fotos; der Rest ist abgedunkelt.
stage-moves = Diese Datei ist bewegt; gelesen und gezeigt wird ihr erstes Bild.
stage-first-page = { $pages ->
        [one] Diese Datei hat { $pages } Seite; sie wird gelesen und gezeigt.
       *[other] Diese Datei hat { $pages } Seiten; gelesen und gezeigt wird die erste.
    }
stage-missing = { $share } dieses Fotos fehlen oder sind beschädigt; dort hat das neuronale Netz Grau gesehen.
stage-coarser = Das Ende dieser Datei fehlt: Das neuronale Netz hat das Foto mit weniger Einzelheiten gesehen.
stage-differs = Ihr Browser zeigt diese Datei anders, als das neuronale Netz sie gesehen hat; gezeigt wird dessen Bild.
stage-adds-score = ÷ { $cells } = { $added } von einem Wert von { $score }
stage-adds-difference = ÷ { $cells } = { $added } von einem Unterschied von { $score }
stage-with-percent = { $sentence } ({ $percent })
stage-cells = Die Zellen der Karte. Die Pfeiltasten lesen eine nach der anderen vor.
stage-cells-region = Die Zellen der Karte. Die Pfeiltasten lesen eine nach der anderen vor. Die Leertaste nimmt eine Zelle auf oder heraus, Umschalt mit Pfeiltasten zieht ein Rechteck, Escape löscht alles.
stage-input = Was das neuronale Netz gesehen hat: { $width } mal { $height } Pixel, aus dem Foto verkleinert
stage-input-size = Das neuronale Netz hat { $width } × { $height } Pixel gesehen.
stage-real-pixels = Echte Pixel
stage-point = Auf das Foto zeigen, um eine Stelle abzulesen; oder Tab drücken, bis es umrahmt ist, dann die Pfeiltasten verwenden.
stage-tap = Auf das Foto tippen, um eine Stelle abzulesen.
stage-share = Der Wert der Zelle, geteilt durch die Zahl der Zellen: Alle Anteile und der Bias ergeben zusammen den Wert der Klasse
stage-strongest-here = Hier am stärksten:
stage-slide = Wie viel vom Foto ohne Karte gezeigt wird
stage-slide-now = { $percent } Foto
stage-zoom = Vergrößerung
stage-zoom-out = Verkleinern
stage-zoom-out-key = Verkleinern (−)
stage-zoom-in = Vergrößern
stage-zoom-in-key = Vergrößern (+)
stage-fit = Ganz
stage-fit-key = Das ganze Bild (0)
stage-full-screen = Vollbild
stage-full-screen-key = Vollbild (F)
stage-reading = { $name } wird gelesen
stage-browser-decoded = Dieses Format hat Ihr Browser geöffnet; ein anderer Browser gibt vielleicht etwas andere Zahlen.
