# The page's sentences in English. CONTRIBUTING.md says how a message is added, and how a language is.
# A message is named by the room of the page that shows it.

language-name = English

# The marks in numbers. A thousands mark of { "" } leaves the digits together.
number-decimal = .
number-thousands = ,
number-percent = { $number } %

page-title = Camlens: see which parts of a photo a neural network used

language-choice = Language
language-not-loaded = { $language } could not be loaded.

number-progress = { $done } of { $total } MB
number-identity = average of { $cells } cells { $mean } { $sign } bias { $bias } = { $score } { $logit }
number-share = { $added } of { $score } ({ $percent })
number-added = { $added } to a score of { $score }
number-place = Row { $row } of { $rows }, column { $column } of { $columns }

# Offline

offline-none = Not kept for use offline yet.
offline-saving = Being kept on this computer for use offline.
offline-ready = Ready offline: page and neural network are kept on this computer.
offline-preview = Ready offline with the preview: the page and the first half of the neural network are kept on this computer.
offline-waiting = Kept on this computer: this version opens offline once all tabs with this page were closed.
offline-newer = This is an older version of the page. It works until it is closed; a newer one is kept on this computer and opens from then on.
offline-insecure = Works online only, and on one thread: this address begins with http, and browsers keep pages, and start threads, only where it begins with https.
offline-no-service-worker = Works online only: this browser, or this private window, keeps no pages.
offline-not-kept = Works online only for now: this browser could not keep the page. It tries again the next time the page is opened.
offline-network-not-kept = Works online only: the page is kept on this computer, but the neural network is not.
offline-new-version = New version
offline-new-version-ready = A new version is ready. Taking it reloads the page.
offline-take = Take the new version

# Settings

settings-framing = What the neural network is shown
settings-whole = Whole
settings-whole-effect = The whole photo in its own proportions, on a finer grid. The best choice for most photos.
settings-crop = Crop
settings-crop-effect = Only the central square: the usual way to measure accuracy.
settings-squash = Squash
settings-squash-effect = The whole photo squashed to a square, smoothly.
settings-seed = Nearest
settings-seed-effect = Squashed to a square by taking the nearest pixel, as the Keras notebook does.
settings-grid = Grid: short side in pixels, rows × columns
settings-standard = Standard
settings-mirrored = Also mirrored, averaged: twice the time
settings-no-time = no time
settings-about-seconds = about { $seconds } s
settings-about-minutes = about { $minutes } min
settings-cells = { $rows } × { $columns }
settings-cost-once = { $rows } rows and { $columns } columns, read once, { $time }.
settings-cost-twice = { $rows } rows and { $columns } columns, read twice, { $time }.
settings-finer-hint = The neural network was trained at 224 pixels. A larger picture gives a finer grid, but shows everything enlarged, and the answer may change.
settings-fixed-hint = This choice always gives 224 × 224 pixels, 7 rows and 7 columns. For a finer grid, choose Whole.
settings-download = Download
settings-preview-only = On later visits, load only the preview (half of the bytes)
settings-preview-agreement = On all of 53 photos the preview named the same first class as the exact neural network. Its maps differed by { $median } of their range in the median, and by { $most } at most.

# Messages, and remarks beside the status

notice-no-memory-at = This tab has too little memory to read it at { $pixels } pixels. The answer on the screen stays; a smaller size needs less.
notice-died-at = The neural network stopped again without a message while it read the photo at { $pixels } pixels, perhaps for lack of memory. The answer on the screen stays; a smaller size needs less.
notice-not-drawn = { $file }: this browser could not draw it. The file is damaged or contains a piece of a web page. Save it as PNG and try again.
notice-died-reading = The neural network stopped without a message and was started again. The photo stayed and is read once more.
notice-died-idle = The neural network stopped without a message and was started again. The answer stayed.
notice-died-again = The neural network stopped again without a message, as it does in a tab with too little memory. The photo stays; close other tabs and start the neural network again, or choose a smaller photo.
notice-not-started = This browser did not start the neural network. Close other tabs and try again, or use another browser.
notice-mismatch = This page and its neural network are of different versions. Reload the page to get both again.
notice-sample-missing = The sample photo could not be fetched. Check the connection, or choose a photo of your own.
notice-nothing-to-read = There was no picture in that. Give a photo as a file, or copy the picture itself.
notice-address-only = The other page gave only the address of its picture, and Camlens fetches nothing from other sites. Copy the picture there and paste it here, or save it and choose the file.
notice-shared-full = There was no room to take over the shared photo. Choose it here, or make room on this device and share it again.
notice-shared-lost = The shared photo did not arrive. Choose it here, or share it again.
notice-launch-unreadable = The file that this app was opened with could not be read. Was it moved? Choose it here, or open it again.
notice-photo-gone = That photo is no longer kept in this tab. Choose it again to see it.
notice-dismiss = Dismiss
notice-dismiss-label = Dismiss this message
remedy-start = Start the neural network
remedy-read-again = Try again
remedy-reload = Reload the page
remedy-read-standard = Read at the standard size
remedy-read-at = Read at { $pixels }
remark-first-of = { $files ->
        [one] You gave { $files } file. This is it: { $name }.
       *[other] You gave { $files } files. One photo is read at a time; this is the first, { $name }.
    }
remark-the-photo = the photo
setback-not-secure = Computing on one thread: this page came over http from another computer, and browsers allow several threads only over https.
setback-not-isolated = Computing on one thread: this site’s host does not send the headers that threads need.
setback-not-yet = Computing on one thread this time: this site’s host does not send the headers that threads need. The page adds them itself from the next visit on.
setback-no-shared-memory = Computing on one thread: this browser has no memory that threads can share.
setback-not-started = Computing on one thread: this browser did not start the others.
setback-ended = Computing on one thread from now on: the build with several threads stopped without a message.
setback-out-of-memory = Computing on one thread from now on: the build with several threads ran out of memory.
not-kept-refused = This browser keeps no files for this page: the neural network works for this visit and is downloaded again at the next.
not-kept-full = There is no room to keep the neural network: it works for this visit, and the missing part is downloaded again at the next.

# Choosing a photo

intake-label = Give a photo
intake-choose = Choose a photo
intake-hint = or drop it anywhere, or paste it
intake-samples = Sample photos
intake-drop = Drop the photo
sample-cat = Cat
sample-coffee = Coffee
sample-astronaut = Astronaut
sample-rocket = Rocket
sample-cat-alt = Chelsea, a ginger tabby cat, her face close up
sample-coffee-alt = A cup of coffee on a wooden table, a spoon beside it
sample-astronaut-alt = The astronaut Eileen Collins in an orange suit in front of a flag and a model of the shuttle
sample-rocket-alt = A rocket on its launch pad, the tower beside it
photo-yours = Your photo { $name }
photo-nameless = photo without a name
photo-pasted = pasted photo

# The page as a whole, its foot, and the tour

page-subtitle = See which parts of a photo a neural network used
page-settings = Settings
page-download-and-speed = Download and speed
page-unknown-in-link = The link asks for { $pairs }, which this page does not know; the rest of it is followed.
page-and = { $first } and { $second }
foot-promise = The neural network runs in your browser; your photos are never uploaded. It is { $network }.
foot-paper = Paper
foot-model-card = Model card
foot-licences = Licences
foot-keys = Keys (?)
foot-source = Source
foot-version = Version { $version }
tour-open = Tour
tour-title = A tour in four steps
tour-new-here = New here?
tour-begin = Tour in four steps
tour-decline = No, thanks
tour-skip = Skip
tour-step = { $step } of { $steps }
tour-back = Back
tour-next = Next
tour-done = Done
tour-photo = Give it a photo
tour-photo-text = Choose one, drop it, paste it, or take one of the samples. It is read in this tab and is never uploaded.
tour-classes = The neural network names it
tour-classes-text = It knows 1000 kinds of things: many animals, tools, vehicles and foods, and no people. It always names one, even if the photo shows none of them.
tour-map = The map shows where
tour-map-text = Each place adds to the score of a class, or takes from it. In the usual colours, red places speak most for the class. The bar below the photo says what each colour means.
tour-ask = Ask on
tour-ask-text = Choose another class and see what speaks for it, compare two, or mark a part of the photo and read what the neural network would see in that part alone.

# Stage: photo and map

stage-label = Photo and map
stage-upper-left = upper left
stage-top = top
stage-upper-right = upper right
stage-left = left
stage-centre = centre
stage-right = right
stage-lower-left = lower left
stage-bottom = bottom
stage-lower-right = lower right
stage-map = Class activation map for { $class }: from { $low } to { $high } logits, strongest at: { $place }, on a grid of { $rows } rows and { $columns } columns.
stage-very-long = This photo is very long: the neural network saw its middle, { $share } of it, and nothing of the dimmed ends.
stage-framed = The neural network saw the framed part, { $share } of the photo; the rest is dimmed.
stage-moves = This file moves; its first picture was read and is shown.
stage-first-page = { $pages ->
        [one] This file has { $pages } page; it was read and is shown.
       *[other] This file has { $pages } pages; the first was read and is shown.
    }
stage-missing = { $share } of this photo are missing or damaged; the neural network saw grey there.
stage-coarser = The end of this file is missing: the neural network saw the photo with less detail.
stage-differs = Your browser shows this file differently from what the neural network saw; its picture is shown.
stage-adds-score = ÷ { $cells } = { $added } of a score of { $score }
stage-adds-difference = ÷ { $cells } = { $added } of a difference of { $score }
stage-with-percent = { $sentence } ({ $percent })
stage-cells = The cells of the map. Arrow keys read out one after the other.
stage-cells-region = The cells of the map. Arrow keys read out one after the other. Space takes a cell in or out, Shift with arrows draws a box, Escape clears.
stage-input = What the neural network saw: { $width } by { $height } pixels, resized from the photo
stage-input-size = The neural network saw { $width } × { $height } pixels.
stage-real-pixels = Real pixels
stage-point = Point at the photo to read a place, or press Tab until it is framed, then use the arrow keys.
stage-tap = Tap the photo to read a place.
stage-share = The value of the cell divided by the number of cells: all shares and the bias add up to the score
stage-strongest-here = Strongest classes here:
stage-slide = How much of the photo is shown without the map
stage-slide-now = { $percent } photo
stage-zoom = Zoom
stage-zoom-out = Zoom out
stage-zoom-out-key = Zoom out (−)
stage-zoom-in = Zoom in
stage-zoom-in-key = Zoom in (+)
stage-fit = Fit
stage-fit-key = The whole picture (0)
stage-full-screen = Full screen
stage-full-screen-key = Full screen (F)
stage-reading = Reading { $name }
stage-browser-decoded = Your browser opened this format; another browser may give slightly different numbers.
